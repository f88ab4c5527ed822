using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A hash over every row of every table, but for those that only our own clockwork writes.</summary>
internal static class StateHash
{
    private const string Tables =
        """
        SELECT name, (SELECT count(*) FROM pragma_table_info(name)) FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('meta', 'sender', 'approval', 'mark', 'bucket', 'reached')
        ORDER BY name
        """;

    public static string Compute(SqliteSession session)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tables = new List<(string Name, int Columns)>();
        using (var row = session[Tables].Query())
        {
            while (row.Read())
            {
                tables.Add((row.GetString(0), row.GetInt32(1)));
            }
        }

        foreach (var (table, columns) in tables)
        {
            Append(session, table, columns > 2 ? "1, 2, 3" : "1, 2", hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(SqliteSession session, string table, string order, IncrementalHash hash)
    {
        // Every table's first column begins its primary key, so the order is the same each time.
        using var statement = new SqliteStatement(session.Connection, $"SELECT * FROM {table} ORDER BY {order}");
        using var row = statement.Query();
        hash.AppendData(Encoding.UTF8.GetBytes(table));
        while (row.Read())
        {
            for (var column = 0; column < row.FieldCount; column++)
            {
                var text = row.GetValue(column) switch
                {
                    byte[] bytes => Convert.ToHexStringLower(bytes),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                };
                hash.AppendData(Encoding.UTF8.GetBytes($"{text?.Length}:{text};"));
            }
        }
    }
}
