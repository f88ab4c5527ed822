using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// How many people a sender's template messages reached in the last 24 hours. The count is kept between claims and taken
/// anew now and then: meanwhile people only drop out of it, and a claim that was taken back is in it, so that it is never too low.
/// </summary>
internal sealed class DayCap
{
    private static readonly long Freshness = SqliteScope.Of(TimeSpan.FromSeconds(30));
    private static readonly long Window = SqliteScope.Of(LedgerRules.CapWindow);

    private const string Seed =
        """
        INSERT INTO reached (sender_id, recipient, at)
        SELECT sender_id, recipient, max(intent_at) FROM send WHERE sender_id = $1 AND kind = 0 AND state IN (1, 2, 3) AND intent_at > $2 GROUP BY recipient
        ON CONFLICT DO UPDATE SET at = max(at, excluded.at)
        """;

    private const string Prune =
        """
        DELETE FROM reached WHERE sender_id = $1 AND recipient IN (SELECT recipient FROM reached WHERE sender_id = $1 AND at <= $2 LIMIT 2000)
        """;

    private const string Reach = "INSERT INTO reached (sender_id, recipient, at) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET at = excluded.at";

    private readonly Dictionary<long, Count> counts = [];

    /// <summary>Whether a template message to this person would go over the cap.</summary>
    public bool IsReached(SqliteScope scope, long sender, int cap, RecipientKey recipient)
    {
        var count = CountOf(scope, sender);
        if (count.People >= cap && count.At < scope.Now)
        {
            Recount(scope, sender, count);
        }

        return count.People >= cap && !WasReached(scope, sender, recipient);
    }

    /// <summary>A template message to a person leaves.</summary>
    public void Add(SqliteScope scope, long sender, RecipientKey recipient)
    {
        var count = CountOf(scope, sender);
        count.People += WasReached(scope, sender, recipient) ? 0 : 1;
        scope[Reach].Execute(sender, recipient.ToBytes(), scope.Now);
    }

    private Count CountOf(SqliteScope scope, long sender)
    {
        if (!counts.TryGetValue(sender, out var count))
        {
            scope[Seed].Execute(sender, scope.Now - Window);
            counts.Add(sender, count = new Count());
            Recount(scope, sender, count);
        }
        else if (Math.Abs(scope.Now - count.At) > Freshness)
        {
            scope[Prune].Execute(sender, scope.Now - Window);
            Recount(scope, sender, count);
        }

        return count;
    }

    private static void Recount(SqliteScope scope, long sender, Count count)
        => (count.People, count.At) = ((long)scope["SELECT count(*) FROM reached WHERE sender_id = $1 AND at > $2"].Scalar(sender, scope.Now - Window)!, scope.Now);

    private static bool WasReached(SqliteScope scope, long sender, RecipientKey recipient)
        => scope["SELECT 1 FROM reached WHERE sender_id = $1 AND recipient = $2 AND at > $3"].Scalar(sender, recipient.ToBytes(), scope.Now - Window) is not null;

    private sealed class Count
    {
        public long People { get; set; }

        public long At { get; set; }
    }
}
