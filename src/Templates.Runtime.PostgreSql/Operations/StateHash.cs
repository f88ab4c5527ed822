using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A hash over every row of every table, but for those that only our own clockwork writes.</summary>
internal static class StateHash
{
    private const string Tables =
        """
        SELECT tablename::text FROM pg_tables
        WHERE schemaname = current_schema() AND tablename NOT IN ('meta', 'sender', 'content', 'queue_part', 'distribution_span', 'approval', 'mark', 'bucket', 'reached', 'tally')
        ORDER BY tablename
        """;

    /// <summary>Of one moment; to be called in a transaction.</summary>
    public static async Task<string> ComputeAsync(PostgreSqlScope scope)
    {
        await scope.ExecuteAsync("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").ConfigureAwait(false);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in await scope.ListAsync(Tables, row => row.GetString(0)).ConfigureAwait(false))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table));
            // Every table's first columns begin its primary key, so the order is the same each time.
            await scope.ListAsync($"SELECT t::text FROM {PostgreSqlServer.Quote(table)} t ORDER BY t", row =>
            {
                hash.AppendData(Encoding.UTF8.GetBytes(row.GetString(0) + "\n"));
                return 0;
            }).ConfigureAwait(false);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
