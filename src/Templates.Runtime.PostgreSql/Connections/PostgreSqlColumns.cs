using Npgsql;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Reading columns in the field's terms.</summary>
internal static class PostgreSqlColumns
{
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? Number(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static DateTimeOffset Time(this NpgsqlDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? Moment(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static double? Real(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static long? Long(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static RecipientKey Recipient(this NpgsqlDataReader row, int column)
    {
        Span<byte> bytes = stackalloc byte[RecipientKey.Length];
        row.GetGuid(column).TryWriteBytes(bytes, bigEndian: true, out _);
        return RecipientKey.FromBytes(bytes);
    }

    /// <summary>Null for the empty text that stands for none.</summary>
    public static string? OrNone(this string text) => text.Length == 0 ? null : text;
}
