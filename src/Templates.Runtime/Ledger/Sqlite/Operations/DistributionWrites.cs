namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>List sendings.</summary>
internal static class DistributionWrites
{
    // Open rows, but for those held unknown.
    private const string HasOpenRows = "SELECT 1 FROM tally WHERE distribution_id = $1 AND what = 0 AND value IN (0, 1, 3) AND n > 0";

    private const string Move = "UPDATE distribution SET state = $2, reason = $3 WHERE id = $1 AND state < 3 AND state <> $2";

    public static bool Add(SqliteScope scope, string key) => scope["INSERT INTO distribution (key) VALUES ($1) ON CONFLICT DO NOTHING"].Execute(key) > 0;

    public static bool Set(SqliteScope scope, string key, DistributionState state, string? reason)
    {
        if (state is DistributionState.Draft
            || scope["SELECT id FROM distribution WHERE key = $1"].Scalar(key) is not long id
            || (state is DistributionState.Completed && scope[HasOpenRows].Scalar(id) is not null)
            || scope[Move].Execute(id, (long)state, reason) == 0)
        {
            return false;
        }

        if (state is DistributionState.Stopped)
        {
            scope["UPDATE send SET state = 6, updated_at = $2 WHERE distribution_id = $1 AND state = 0"].Execute(id, scope.Now);
        }

        return true;
    }
}
