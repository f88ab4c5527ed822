using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A queued row with what decides whether it may leave.</summary>
internal sealed record Candidate(long Id, long DueAt, SendKind Kind, RecipientKey Recipient, int Attempt, int Retries, string Address, string Payload)
{
    public required bool IsOptedOut { get; init; }

    public required bool IsExpired { get; init; }

    public required bool IsBlocked { get; init; }

    /// <summary>Whether it asks something, which is open from its attempt on.</summary>
    public required bool HasQuestion { get; init; }

    /// <summary>When the person last had another template message; read for rows of lists only.</summary>
    public DateTimeOffset? LastTemplate { get; init; }
}

/// <summary>Part of the queue, in its order: rows of one list sending and content, retries or not.</summary>
/// <param name="slice">How many rows are read first; twice as many each time after.</param>
internal sealed class QueueReader(SqliteScope scope, long sender, QueueGroup group, bool isRetry, int slice, long after)
{
    private const int LargestSlice = 256;

    // Suppression and guard are scalar sub-selects over indexes: one look each a row.
    private const string Columns =
        """
        SELECT s.id, s.due_at, s.kind, s.recipient, s.attempt, s.retries, p.address, p.body,
          s.kind <> 2 AND EXISTS (SELECT 1 FROM suppression x WHERE x.recipient = s.recipient AND (+x.scope = '*' OR +x.scope = $7)),
          coalesce(s.not_after < $5, 0) OR (s.kind > 0 AND coalesce((SELECT last_inbound_at FROM conversation v WHERE v.recipient = s.recipient AND v.sender_id = $1), -1e15) <= $5 - $9),
          EXISTS (
            SELECT 1 FROM send o INDEXED BY send_live
            WHERE o.state IN (1, 3) AND o.recipient = s.recipient AND o.sender_id = $1
              AND (o.state = 1 OR (o.state = 3 AND (o.held = 0 OR o.intent_at > $5 - $8)))),
          EXISTS (SELECT 1 FROM question q WHERE q.send_id = s.id)

        """;

    // What failed did not reach the person.
    private const string LastTemplates =
        """
        , (SELECT max(t.intent_at) FROM send t INDEXED BY send_member
            WHERE t.recipient = s.recipient AND t.distribution_id > 0 AND t.sender_id = $1 AND t.state IN (1, 2, 3) AND t.delivery < 7),
          (SELECT max(t.intent_at) FROM send t INDEXED BY send_single
            WHERE t.recipient = s.recipient AND t.distribution_id = 0 AND t.sender_id = $1 AND t.kind = 0 AND t.state IN (1, 2, 3) AND t.delivery < 7)

        """;

    private const string Rows = "FROM send s INDEXED BY send_queue JOIN payload p ON p.send_id = s.id\n";

    private const string FreshRows = Rows +
        """
        WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = $2 AND s.content_id = $3 AND s.due_at = 0 AND s.id > $4
        ORDER BY s.id LIMIT $6
        """;

    private const string RetryRows = Rows +
        """
        WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = $2 AND s.content_id = $3 AND s.due_at <= $5 AND (s.due_at, s.id) > ($10, $4)
        ORDER BY s.due_at, s.id LIMIT $6
        """;

    private const string Fresh = Columns + FreshRows;
    private const string Retries = Columns + RetryRows;
    private const string FreshOfList = Columns + LastTemplates + FreshRows;
    private const string RetriesOfList = Columns + LastTemplates + RetryRows;

    private static readonly object Window = SqliteScope.Of(LedgerRules.SessionWindow);
    private static readonly object HeldBlock = SqliteScope.Of(LedgerRules.HeldBlock);

    private readonly Queue<Candidate> ahead = new();
    private long lastId = after;
    // From 1: SQLite looks a pair up by its first part, and at 0 there is everything that is no retry.
    private long lastDue = 1;
    private int next = slice;
    private bool isAtEnd;

    /// <summary>The next row without taking it, or null at the end.</summary>
    public Candidate? Peek()
    {
        if (ahead.Count == 0 && !isAtEnd)
        {
            Fill();
        }

        return ahead.TryPeek(out var first) ? first : null;
    }

    public void Take() => ahead.Dequeue();

    private void Fill()
    {
        var isOfList = group.Distribution > 0;
        object?[] values = [sender, group.Distribution, group.Content, lastId, scope.Now, (long)next, group.Name.MailingList, HeldBlock, Window, lastDue];
        using var row = isRetry
            ? scope[isOfList ? RetriesOfList : Retries].Query(values)
            : scope[isOfList ? FreshOfList : Fresh].Query(values.AsSpan(0, 9));
        while (row.Read())
        {
            (lastId, lastDue) = (row.GetInt64(0), row.GetInt64(1));
            ahead.Enqueue(new Candidate(lastId, lastDue, (SendKind)row.GetInt32(2), row.Recipient(3), row.GetInt32(4), row.GetInt32(5), row.GetString(6), row.GetString(7))
            {
                IsOptedOut = row.GetBoolean(8),
                IsExpired = row.GetBoolean(9) || group.Gate?.Gate.IsOver == true,
                IsBlocked = row.GetBoolean(10),
                HasQuestion = row.GetBoolean(11),
                LastTemplate = isOfList ? Later(row.Moment(12), row.Moment(13)) : null,
            });
        }

        isAtEnd = ahead.Count < next;
        next = Math.Min(LargestSlice, next * 2);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
