using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// A rate that all workers share: one row, locked until the transaction ends. The time is taken once the lock is had, so
/// that of two workers the later has the later time.
/// </summary>
internal sealed class RateBucket
{
    private const string Ticks = "coalesce($2, (extract(epoch FROM clock_timestamp()) * 10000000)::bigint)";

    private const string Sender = $"WITH locked AS MATERIALIZED (SELECT arrival FROM sender WHERE id = $1 FOR UPDATE) SELECT arrival, {Ticks} FROM locked";

    private const string Account = $"WITH locked AS MATERIALIZED (SELECT arrival FROM bucket WHERE name = $1 FOR UPDATE) SELECT arrival, {Ticks} FROM locked";

    private const string AccountName = "account";

    private readonly string update;
    private readonly SqlValue key;
    private readonly long arrival;
    private readonly long now;
    private readonly Pace pace;

    private RateBucket(string update, SqlValue key, (long Arrival, long Now) found, Pace pace)
        => (this.update, this.key, arrival, now, this.pace) = (update, key, found.Arrival, found.Now, pace);

    /// <param name="scope">The transaction.</param>
    /// <param name="sender">The sender's number.</param>
    /// <param name="nowTicks">Ticks since 1970, or null for the database's clock.</param>
    /// <param name="pace">The rate.</param>
    public static async Task<RateBucket> OfSenderAsync(PostgreSqlScope scope, long sender, long? nowTicks, Pace pace)
        => new("UPDATE sender SET arrival = $2 WHERE id = $1", sender, await FindAsync(scope, Sender, sender, nowTicks).ConfigureAwait(false), pace);

    /// <summary>The rate of all senders together; to be asked for after a sender's own.</summary>
    public static async Task<RateBucket> OfAccountAsync(PostgreSqlScope scope, long? nowTicks, Pace pace)
    {
        await scope.ExecuteAsync("INSERT INTO bucket (name, arrival) SELECT $1, 0 WHERE (SELECT 1 FROM bucket WHERE name = $1) IS NULL ON CONFLICT DO NOTHING", AccountName).ConfigureAwait(false);
        return new RateBucket("UPDATE bucket SET arrival = $2 WHERE name = $1", AccountName, await FindAsync(scope, Account, AccountName, nowTicks).ConfigureAwait(false), pace);
    }

    /// <summary>How many permits there are, without taking them.</summary>
    public int Granted(int wanted) => PermitBucket.Take(arrival, now, wanted, pace.PerSecond, pace.Burst).Granted;

    /// <summary>Takes permits that were granted. With none it still mends a time that a clock set back has left far ahead.</summary>
    public async Task TakeAsync(PostgreSqlScope scope, int permits)
    {
        var after = PermitBucket.Take(arrival, now, permits, pace.PerSecond, pace.Burst).Arrival;
        if (permits > 0 || after < arrival)
        {
            await scope.ExecuteAsync(update, key, after).ConfigureAwait(false);
        }
    }

    private static async Task<(long Arrival, long Now)> FindAsync(PostgreSqlScope scope, string sql, SqlValue key, long? nowTicks)
        => (await scope.ListAsync(sql, row => (row.GetInt64(0), row.GetInt64(1)), key, nowTicks).ConfigureAwait(false))[0];
}
