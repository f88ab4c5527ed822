using Npgsql;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Crashing;

namespace WaTemplates.Runtime.PostgreSql.Tests.Crashing;

/// <summary>The rows of a ledger, read past the runtime.</summary>
internal static class WorkerRows
{
    public static Task<List<CrashRow>> ReadAllAsync(string ledger)
        => ReadAsync(ledger, "SELECT dedupe_key, state::int, attempt, intent_at, provider_sid, held, resends FROM watemplates.send WHERE kind = 0", row => new CrashRow(
            row.GetString(0)["message:".Length..],
            (SendState)row.GetInt32(1),
            row.GetInt32(2),
            row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetBoolean(5),
            row.GetInt32(6)));

    /// <summary>How many messages each worker has under way, dead ones too.</summary>
    public static Task<List<long>> UnderWayAsync(string ledger) => ReadAsync(ledger, "SELECT count(*) FROM watemplates.send WHERE state = 1 GROUP BY owner", row => row.GetInt64(0));

    private static async Task<List<T>> ReadAsync<T>(string ledger, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(ledger + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync())
        {
            rows.Add(read(row));
        }

        return rows;
    }
}
