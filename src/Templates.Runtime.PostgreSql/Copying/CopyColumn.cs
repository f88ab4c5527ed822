using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A column of the copy.</summary>
/// <param name="Name">In PostgreSQL.</param>
/// <param name="Type">PostgreSQL's name of its type.</param>
/// <param name="Source">What is selected from SQLite: a column, what is computed from it, or a literal where it has none.</param>
internal sealed record CopyColumn(string Name, string Type, string Source)
{
    // What one dialect has and the other does not. Leases are of a process; each session counts in a shard of its own.
    private static readonly Dictionary<(string Table, string Column), string> OnlyHere = new() { [("send", "owner")] = "NULL", [("send", "lease_until")] = "NULL", [("tally", "shard")] = "0" };

    // SQLite counts a rate's time from the year 1, PostgreSQL from 1970.
    private static readonly string Arrival = string.Create(CultureInfo.InvariantCulture, $"max(0, arrival - {DateTimeOffset.UnixEpoch.Ticks})");

    // PostgreSQL has a list's bounds in a table of their own.
    private static readonly HashSet<(string Table, string Column)> OnlyThere = [("send", "incarnation"), ("distribution", "first_send"), ("distribution", "last_send")];

    /// <summary>The columns of a table, in PostgreSQL's order.</summary>
    /// <exception cref="InvalidOperationException">A column of one dialect is not known in the other.</exception>
    public static CopyColumn[] Match(string table, IReadOnlyList<(string Name, string Type)> here, IReadOnlyList<string> there)
    {
        CopyColumn[] columns =
        [
            .. here.Select(column => new CopyColumn(column.Name, column.Type, there.Contains(column.Name, StringComparer.Ordinal) ? (column.Name == "arrival" ? Arrival : column.Name)
                : OnlyHere.GetValueOrDefault((table, column.Name)) ?? throw new InvalidOperationException($"SQLite's table {table} has no column {column.Name} to copy."))),
        ];
        return there.FirstOrDefault(name => !OnlyThere.Contains((table, name)) && columns.All(column => column.Name != name)) is not { } missing ? columns
            : throw new InvalidOperationException($"PostgreSQL's table {table} has no column {missing} to copy to.");
    }

    /// <summary>Writes a row's value.</summary>
    public void Write(NpgsqlBinaryImporter importer, object? value)
    {
        if (value is null)
        {
            importer.WriteNull();
            return;
        }

        switch (Type)
        {
            case "text":
                importer.Write((string)value, NpgsqlDbType.Text);
                break;
            case "int8":
                importer.Write((long)value, NpgsqlDbType.Bigint);
                break;
            case "int4":
                importer.Write(checked((int)(long)value), NpgsqlDbType.Integer);
                break;
            case "int2":
                importer.Write(checked((short)(long)value), NpgsqlDbType.Smallint);
                break;
            case "bool":
                importer.Write((long)value != 0, NpgsqlDbType.Boolean);
                break;
            case "float8":
                importer.Write((double)value, NpgsqlDbType.Double);
                break;
            case "uuid":
                importer.Write(new Guid((byte[])value, bigEndian: true), NpgsqlDbType.Uuid);
                break;
            default:
                throw new InvalidOperationException($"Values of the type {Type} are not copied yet.");
        }
    }
}
