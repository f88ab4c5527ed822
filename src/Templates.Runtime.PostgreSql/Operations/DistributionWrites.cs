using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>List sendings. Whatever puts rows into a list's queue shares a lock on the list, so that a stop or an end misses none.</summary>
internal static class DistributionWrites
{
    // Open rows, but for those held unknown.
    private const string HasOpenRows = "SELECT 1 FROM send WHERE distribution_id = $1 AND (state IN (0, 1) OR (state = 3 AND NOT held)) LIMIT 1";

    private const string Move = "UPDATE distribution SET state = $2, reason = $3 WHERE id = $1 AND state < 3 AND state <> $2";

    public static Task<int> AddAsync(PostgreSqlScope scope, string key) => scope.ExecuteAsync("INSERT INTO distribution (key) VALUES ($1) ON CONFLICT DO NOTHING", key);

    public static async Task<bool> SetAsync(PostgreSqlScope scope, string key, DistributionState state, string? reason)
    {
        if (state is DistributionState.Draft
            || await scope.ScalarAsync("SELECT id FROM distribution WHERE key = $1 FOR UPDATE", key).ConfigureAwait(false) is not long id
            || (state is DistributionState.Completed && await scope.ScalarAsync(HasOpenRows, id).ConfigureAwait(false) is not null)
            || await scope.ExecuteAsync(Move, id, (int)state, reason).ConfigureAwait(false) == 0)
        {
            return false;
        }

        if (state is DistributionState.Stopped)
        {
            await scope.ExecuteAsync("UPDATE send SET state = 6, updated_at = $2 WHERE distribution_id = $1 AND state = 0", id, scope.Now).ConfigureAwait(false);
        }
        else if (state is DistributionState.Running)
        {
            await WakeCall.SendAsync(scope).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>The numbers of lists, which stay as they are until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">One is not there.</exception>
    public static async Task<Dictionary<string, long>> HoldAsync(PostgreSqlScope scope, IEnumerable<string> keys)
    {
        string[] wanted = [.. keys.Distinct(StringComparer.Ordinal)];
        if (wanted.Length == 0)
        {
            return [];
        }

        var found = await scope.ListAsync("SELECT key, id FROM distribution WHERE key = ANY ($1) ORDER BY id FOR SHARE", row => (Key: row.GetString(0), Id: row.GetInt64(1)), wanted).ConfigureAwait(false);
        var ids = found.ToDictionary(list => list.Key, list => list.Id, StringComparer.Ordinal);
        return wanted.FirstOrDefault(key => !ids.ContainsKey(key)) is { } missing
            ? throw new InvalidOperationException($"There is no list sending \"{missing}\": add it first.")
            : ids;
    }
}
