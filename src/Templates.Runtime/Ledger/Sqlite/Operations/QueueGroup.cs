namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A part of a sender's queue that may leave as a whole.</summary>
/// <param name="Gate">Of its list sending; null for single messages.</param>
internal readonly record struct QueueGroup(long Distribution, long Content, ContentName Name, ListGate? Gate)
{
    // Two steps: SQLite looks up a row value by its first column only and would read the whole list sending.
    private const string NextContent =
        """
        SELECT distribution_id, content_id FROM send INDEXED BY send_queue
        WHERE state = 0 AND sender_id = $1 AND distribution_id = $2 AND content_id > $3
        ORDER BY content_id LIMIT 1
        """;

    private const string NextDistribution =
        """
        SELECT distribution_id, content_id FROM send INDEXED BY send_queue
        WHERE state = 0 AND sender_id = $1 AND distribution_id > $2
        ORDER BY distribution_id, content_id LIMIT 1
        """;

    private const string IsApproved = "SELECT 1 FROM approval WHERE content_sid = $1 AND status = 'approved' AND checked_at >= $2";

    /// <summary>
    /// The groups that may leave. What is held back for its list sending, its hour or its approval is passed over here, a
    /// million rows in one step.
    /// </summary>
    public static List<QueueGroup> Open(SqliteScope scope, long sender, TimeSpan approvalMaxAge, int wanted)
    {
        var groups = new List<QueueGroup>();
        ListGate? gate = null;
        (long Distribution, long Content)? last = (-1, 0);
        while ((last = After(scope, sender, last.Value.Distribution, last.Value.Content)) is { } found)
        {
            var name = scope.Content(found.Content);
            if (found.Distribution > 0 && gate?.Id != found.Distribution)
            {
                gate = ListGate.Read(scope, found.Distribution, wanted);
            }

            var own = found.Distribution > 0 ? gate : null;
            if (own?.Gate.IsOpenFor(name.TimeZone.OrNone()) != false
                && (own?.Gate.IsOver == true || name.ContentSid.Length == 0 || scope[IsApproved].Scalar(name.ContentSid, scope.Now - SqliteScope.Of(approvalMaxAge)) is not null))
            {
                groups.Add(new QueueGroup(found.Distribution, found.Content, name, own));
            }
        }

        return groups;
    }

    private static (long Distribution, long Content)? After(SqliteScope scope, long sender, long distribution, long content)
    {
        using (var row = scope[NextContent].Query(sender, distribution, content))
        {
            if (row.Read())
            {
                return (row.GetInt64(0), row.GetInt64(1));
            }
        }

        using var next = scope[NextDistribution].Query(sender, distribution);
        return next.Read() ? (next.GetInt64(0), next.GetInt64(1)) : null;
    }
}
