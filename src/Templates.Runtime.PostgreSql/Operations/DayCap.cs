using System.Diagnostics;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// How many people a sender's template messages reached in the last 24 hours, over all workers: a table that each claim
/// counts and adds to, one claim of a sender after the other while a cap is set.
/// </summary>
internal sealed class DayCap
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(1);
    private static readonly long Window = PostgreSqlScope.Of(LedgerRules.CapWindow);

    private const string Seed =
        """
        INSERT INTO reached AS r (sender_id, recipient, at)
        SELECT sender_id, recipient, max(intent_at) FROM send WHERE sender_id = $1 AND kind = 0 AND state IN (1, 2, 3) AND intent_at > $2 GROUP BY sender_id, recipient ORDER BY recipient
        ON CONFLICT (sender_id, recipient) DO UPDATE SET at = greatest(r.at, excluded.at)
        """;

    private const string Prune =
        "DELETE FROM reached WHERE sender_id = $1 AND recipient = ANY (ARRAY (SELECT recipient FROM reached WHERE sender_id = $1 AND at <= $2 ORDER BY recipient LIMIT 2000 FOR UPDATE SKIP LOCKED))";

    private const string Reach =
        """
        INSERT INTO reached (sender_id, recipient, at) SELECT $1, i.recipient, $3 FROM unnest($2) AS i(recipient)
        ON CONFLICT (sender_id, recipient) DO UPDATE SET at = excluded.at
        """;

    private readonly Dictionary<long, long> prunedAt = [];

    /// <summary>People reached; to be asked for while the sender's row is locked.</summary>
    public static async Task<long> CountAsync(PostgreSqlScope scope, long sender)
        => (long)(await scope.ScalarAsync("SELECT count(*) FROM reached WHERE sender_id = $1 AND at > $2", sender, scope.Now - Window).ConfigureAwait(false))!;

    public static Task AddAsync(PostgreSqlScope scope, long sender, Guid[] people)
        => people.Length == 0 ? Task.CompletedTask : scope.ExecuteAsync(Reach, sender, people, scope.Now);

    /// <summary>Takes in what left before a cap was set, once, and drops now and then what no longer counts; before a claim, in transactions of its own.</summary>
    public async Task PrepareAsync(Transactions transactions, string address, CancellationToken cancellationToken)
    {
        var sender = await transactions.WriteAsync(scope => scope.Names.SenderAsync(scope, address).AsTask(), cancellationToken).ConfigureAwait(false);
        long last;
        bool isKnown;
        lock (prunedAt)
        {
            isKnown = prunedAt.TryGetValue(sender, out last);
        }

        if (isKnown && Stopwatch.GetElapsedTime(last) < PruneEvery)
        {
            return;
        }

        await transactions.WriteAsync(scope => scope.ExecuteAsync(isKnown ? Prune : Seed, sender, scope.Now - Window), cancellationToken).ConfigureAwait(false);
        lock (prunedAt)
        {
            prunedAt[sender] = Stopwatch.GetTimestamp();
        }
    }
}
