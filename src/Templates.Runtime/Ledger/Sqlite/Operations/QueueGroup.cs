namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A part of a sender's queue that may leave as a whole.</summary>
internal readonly record struct QueueGroup(long Distribution, long Content, string Template, string Language, string MailingList, string ContentSid)
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
    /// The groups that may leave. What is held back for its list sending or approval is passed over here, a million rows
    /// in one step.
    /// </summary>
    public static List<QueueGroup> Open(SqliteScope scope, long sender, TimeSpan approvalMaxAge)
    {
        var groups = new List<QueueGroup>();
        (long Distribution, long Content)? last = (-1, 0);
        while ((last = After(scope, sender, last.Value.Distribution, last.Value.Content)) is { } found)
        {
            var name = scope.Content(found.Content);
            if (IsRunning(scope, found.Distribution)
                && (name.ContentSid.Length == 0 || scope[IsApproved].Scalar(name.ContentSid, scope.Now - SqliteScope.Of(approvalMaxAge)) is not null))
            {
                groups.Add(new QueueGroup(found.Distribution, found.Content, name.Template, name.Language, name.MailingList, name.ContentSid));
            }
        }

        return groups;
    }

    private static bool IsRunning(SqliteScope scope, long distribution)
        => distribution == 0 || scope["SELECT 1 FROM distribution WHERE id = $1 AND state = 1"].Scalar(distribution) is not null;

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
