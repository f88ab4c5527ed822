namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>The sender's rate, pauses and role.</summary>
internal static class SenderWrites
{
    private const string Pause =
        """
        UPDATE sender SET pause_reason = $2, paused_until = $3
        WHERE id = $1 AND (pause_reason IS NULL OR paused_until <= $4 OR $3 IS NULL OR $3 > paused_until)
        """;

    /// <summary>A new incarnation; what an earlier one had under way is of unknown fate now.</summary>
    public static long TakeRole(SqliteSession session, long now)
    {
        var incarnation = (long)session["UPDATE meta SET value = value + 1 WHERE name = 'incarnation' RETURNING value"].Scalar()!;
        session["UPDATE send INDEXED BY send_live SET state = 3, updated_at = $2 WHERE state IN (1, 3) AND state = 1 AND incarnation < $1"].Execute(incarnation, now);
        return incarnation;
    }

    /// <summary>How many permits there are, without taking them.</summary>
    public static int Permits(SqliteScope scope, string sender, long nowTicks, int wanted, Pace pace)
    {
        var earlier = Arrival(scope, scope.Sender(sender));
        var (granted, arrival) = PermitBucket.Take(earlier, nowTicks, wanted, pace.PerSecond, pace.Burst);
        if (granted == 0 && arrival < earlier)
        {
            // The clock was set back: without this, nothing would leave until it is where it was.
            TakePermits(scope, sender, nowTicks, 0, pace.PerSecond, pace.Burst);
        }

        return granted;
    }

    public static int TakePermits(SqliteScope scope, string sender, long nowTicks, int wanted, double perSecond, int burst)
    {
        var id = scope.Sender(sender);
        var (granted, arrival) = PermitBucket.Take(Arrival(scope, id), nowTicks, wanted, perSecond, burst);
        scope["UPDATE sender SET arrival = $2 WHERE id = $1"].Execute(id, arrival);
        return granted;
    }

    /// <summary>How many permits all senders together have, without taking them.</summary>
    public static int AccountPermits(SqliteScope scope, long nowTicks, int wanted, Pace pace)
    {
        var earlier = AccountArrival(scope);
        var (granted, arrival) = PermitBucket.Take(earlier, nowTicks, wanted, pace.PerSecond, pace.Burst);
        if (granted == 0 && arrival < earlier)
        {
            TakeAccountPermits(scope, nowTicks, 0, pace);
        }

        return granted;
    }

    public static void TakeAccountPermits(SqliteScope scope, long nowTicks, int wanted, Pace pace)
        => scope["INSERT INTO bucket (name, arrival) VALUES ('account', $1) ON CONFLICT DO UPDATE SET arrival = excluded.arrival"]
            .Execute(PermitBucket.Take(AccountArrival(scope), nowTicks, wanted, pace.PerSecond, pace.Burst).Arrival);

    private static long AccountArrival(SqliteScope scope) => scope["SELECT arrival FROM bucket WHERE name = 'account'"].Scalar() is long arrival ? arrival : 0;

    private static long Arrival(SqliteScope scope, long sender) => (long)scope["SELECT arrival FROM sender WHERE id = $1"].Scalar(sender)!;

    public static bool SetPause(SqliteScope scope, string sender, string? reason, DateTimeOffset? until)
    {
        var id = scope.Sender(sender);
        return reason is null
            ? scope["UPDATE sender SET pause_reason = NULL, paused_until = NULL WHERE id = $1"].Execute(id) > 0
            : scope[Pause].Execute(id, reason, until?.ToUnixTimeMilliseconds(), scope.Now) > 0;
    }

    public static string? PauseOf(SqliteSession session, string sender, long now)
        => (string?)session["SELECT pause_reason FROM sender WHERE address = $1 AND pause_reason IS NOT NULL AND (paused_until IS NULL OR paused_until > $2)"].Scalar(sender, now);
}
