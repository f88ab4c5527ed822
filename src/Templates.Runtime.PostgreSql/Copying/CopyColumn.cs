using System.Globalization;
using Microsoft.Data.Sqlite;
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

    private static readonly HashSet<(string Table, string Column)> OnlyThere = [("send", "incarnation")];

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
    public void Write(NpgsqlBinaryImporter importer, SqliteDataReader row, int place)
    {
        if (row.IsDBNull(place))
        {
            importer.WriteNull();
            return;
        }

        switch (Type)
        {
            case "text":
                importer.Write(row.GetString(place), NpgsqlDbType.Text);
                break;
            case "int8":
                importer.Write(row.GetInt64(place), NpgsqlDbType.Bigint);
                break;
            case "int4":
                importer.Write(row.GetInt32(place), NpgsqlDbType.Integer);
                break;
            case "int2":
                importer.Write(row.GetInt16(place), NpgsqlDbType.Smallint);
                break;
            case "bool":
                importer.Write(row.GetInt64(place) != 0, NpgsqlDbType.Boolean);
                break;
            case "float8":
                importer.Write(row.GetDouble(place), NpgsqlDbType.Double);
                break;
            case "uuid":
                importer.Write(new Guid(row.GetFieldValue<byte[]>(place), bigEndian: true), NpgsqlDbType.Uuid);
                break;
            default:
                throw new InvalidOperationException($"Values of the type {Type} are not copied yet.");
        }
    }
}
