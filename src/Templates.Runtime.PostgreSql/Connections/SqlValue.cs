using Npgsql;
using NpgsqlTypes;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A parameter with its type, which a null alone would not tell: a statement is prepared once for its types.</summary>
internal readonly record struct SqlValue(NpgsqlDbType Type, object? Value)
{
    public static implicit operator SqlValue(long? value) => new(NpgsqlDbType.Bigint, value);

    public static implicit operator SqlValue(int? value) => new(NpgsqlDbType.Integer, value);

    public static implicit operator SqlValue(double? value) => new(NpgsqlDbType.Double, value);

    public static implicit operator SqlValue(long value) => new(NpgsqlDbType.Bigint, value);

    public static implicit operator SqlValue(int value) => new(NpgsqlDbType.Integer, value);

    public static implicit operator SqlValue(bool value) => new(NpgsqlDbType.Boolean, value);

    public static implicit operator SqlValue(string? value) => new(NpgsqlDbType.Text, value);

    public static implicit operator SqlValue(RecipientKey value) => new(NpgsqlDbType.Uuid, ToGuid(value));

    public static implicit operator SqlValue(long[] value) => new(NpgsqlDbType.Array | NpgsqlDbType.Bigint, value);

    public static implicit operator SqlValue(long?[] value) => new(NpgsqlDbType.Array | NpgsqlDbType.Bigint, value);

    public static implicit operator SqlValue(int[] value) => new(NpgsqlDbType.Array | NpgsqlDbType.Integer, value);

    public static implicit operator SqlValue(int?[] value) => new(NpgsqlDbType.Array | NpgsqlDbType.Integer, value);

    public static implicit operator SqlValue(string[] value) => new(NpgsqlDbType.Array | NpgsqlDbType.Text, value);

    public static implicit operator SqlValue(Guid[] value) => new(NpgsqlDbType.Array | NpgsqlDbType.Uuid, value);

    public static Guid ToGuid(RecipientKey key)
    {
        Span<byte> bytes = stackalloc byte[RecipientKey.Length];
        key.CopyTo(bytes);
        return new Guid(bytes, bigEndian: true);
    }

    public NpgsqlParameter ToParameter() => new() { NpgsqlDbType = Type, Value = Value ?? DBNull.Value };
}
