namespace WaTemplates.Runtime.PostgreSql;

/// <summary>The sender's rate and pauses, and the leases of those who send.</summary>
internal static class SenderWrites
{
    /// <summary>Milliseconds of the database's clock.</summary>
    public const string Clock = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    // PermitBucket in SQL. The row is locked first, and the time taken after that: of two workers the later has the later time.
    private const string Take =
        """
        WITH locked AS MATERIALIZED (SELECT id, arrival FROM sender WHERE id = $1 FOR UPDATE),
        timed AS MATERIALIZED (SELECT id, arrival, coalesce($2, (extract(epoch FROM clock_timestamp()) * 10000000)::bigint) AS now FROM locked),
        bucket AS MATERIALIZED (SELECT id, now, least(greatest(arrival, now), now + $3 * $4) AS start FROM timed),
        granted AS MATERIALIZED (SELECT id, start, least(greatest((now + $3 * $4 - start) / $3, 0), $5) AS permits FROM bucket)
        UPDATE sender s SET arrival = g.start + g.permits * $3 FROM granted g WHERE s.id = g.id
        RETURNING g.permits
        """;

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

    /// <param name="nowTicks">Ticks since 1970, or null for the database's clock.</param>
    public static async Task<int> TakePermitsAsync(PostgreSqlScope scope, string sender, long? nowTicks, int wanted, double perSecond, int burst)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        var id = await scope.Names.SenderAsync(scope, sender).ConfigureAwait(false);

        // Rounded up: a hair slower than asked, never faster.
        var interval = (long)Math.Ceiling(TimeSpan.TicksPerSecond / perSecond);
        return (int)(long)(await scope.ScalarAsync(Take, id, nowTicks, interval, (long)burst, (long)Math.Max(0, wanted)).ConfigureAwait(false))!;
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
