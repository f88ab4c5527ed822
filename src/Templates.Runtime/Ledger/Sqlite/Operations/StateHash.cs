using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A hash over every row of every table, but for those that only our own clockwork writes.</summary>
internal static class StateHash
{
    private const string Tables =
        """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('meta', 'sender', 'approval', 'mark')
        ORDER BY name
        """;

    public static string Compute(SqliteSession session)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tables = new List<string>();
        using (var row = session[Tables].Query())
        {
            while (row.Read())
            {
                tables.Add(row.GetString(0));
            }
        }

        foreach (var table in tables)
        {
            Append(session, table, hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(SqliteSession session, string table, IncrementalHash hash)
    {
        // Every table's first column begins its primary key, so the order is the same each time.
        using var statement = new SqliteStatement(session.Connection, $"SELECT * FROM {table} ORDER BY 1, 2, 3");
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
