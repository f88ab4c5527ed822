using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>The sender's rate and pauses, and the leases of those who send.</summary>
internal static class SenderWrites
{
    /// <summary>Milliseconds of the database's clock.</summary>
    public const string Clock = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    private const string Pause =
        """
        UPDATE sender SET pause_reason = $2, paused_until = $3
        WHERE id = $1 AND (pause_reason IS NULL OR paused_until <= $4 OR $3 IS NULL OR $3 > paused_until)
        """;

    // Skips what somebody is recording a result of at this moment.
    private const string EndLeases =
        $"""
        UPDATE send SET state = 3, updated_at = $1
        WHERE id = ANY (ARRAY (SELECT id FROM send WHERE state = 1 AND lease_until <= {Clock} ORDER BY id FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>What was claimed and not finished within its lease is of unknown fate now.</summary>
    public static Task<int> EndLeasesAsync(PostgreSqlScope scope) => scope.ExecuteAsync(EndLeases, scope.Now);

    /// <param name="scope">The transaction.</param>
    /// <param name="sender">Whose rate.</param>
    /// <param name="nowTicks">Ticks since 1970, or null for the database's clock.</param>
    /// <param name="wanted">Permits at most.</param>
    /// <param name="perSecond">The rate.</param>
    /// <param name="burst">Permits of a full bucket.</param>
    public static async Task<int> TakePermitsAsync(PostgreSqlScope scope, string sender, long? nowTicks, int wanted, double perSecond, int burst)
    {
        var bucket = await RateBucket.OfSenderAsync(scope, await scope.Names.SenderAsync(scope, sender).ConfigureAwait(false), nowTicks, new Pace(perSecond, burst)).ConfigureAwait(false);
        var granted = bucket.Granted(wanted);
        await bucket.TakeAsync(scope, granted).ConfigureAwait(false);
        return granted;
    }

    public static async Task<int> SetPauseAsync(PostgreSqlScope scope, string sender, string? reason, DateTimeOffset? until)
    {
        var id = await scope.Names.SenderAsync(scope, sender).ConfigureAwait(false);
        if (reason is not null)
        {
            return await scope.ExecuteAsync(Pause, id, reason, until?.ToUnixTimeMilliseconds(), scope.Now).ConfigureAwait(false);
        }

        var resumed = await scope.ExecuteAsync("UPDATE sender SET pause_reason = NULL, paused_until = NULL WHERE id = $1 AND pause_reason IS NOT NULL", id).ConfigureAwait(false);
        return resumed > 0 ? await WakeCall.SendAsync(scope).ConfigureAwait(false) : 0;
    }

    public static async Task<string?> PauseOfAsync(PostgreSqlScope scope, string sender)
        => (string?)await scope.ScalarAsync("SELECT pause_reason FROM sender WHERE address = $1 AND pause_reason IS NOT NULL AND (paused_until IS NULL OR paused_until > $2)", sender, scope.Now).ConfigureAwait(false);
}
