namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A row of the queue that this transaction has locked.</summary>
/// <param name="Id">The row.</param>
/// <param name="Part">Its list sending (0: none) and content.</param>
/// <param name="IsRetry">Whether it was due by time rather than in its turn.</param>
/// <param name="IsFree">Whether nobody else is busy with its person at this moment.</param>
internal readonly record struct QueuedRow(long Id, (long Distribution, long Content) Part, bool IsRetry, bool IsFree);

/// <summary>
/// Looks at what may leave next and locks it: retries, then single messages and answers, then lists, each in order. Rows
/// that another worker has locked are passed over.
/// </summary>
internal static class QueueLook
{
    // Two steps, since a row is locked as it is read: how many of the next rows each part has, then so many of each.
    // Materialised, for a sub-select with a limit may be run again and then lock more than its limit.
    private static readonly string Lock =
        $"""
        WITH open AS MATERIALIZED (SELECT * FROM unnest($4, $5, $6) AS k(distribution_id, content_id, after)),
        next AS MATERIALIZED (
          SELECT * FROM (
            SELECT o.*, true AS retry, q.due_at, q.id FROM open o CROSS JOIN LATERAL (
              SELECT s.due_at, s.id FROM send s
              WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = o.distribution_id AND s.content_id = o.content_id AND s.due_at > 0 AND s.due_at <= $2 AND s.id <> ALL ($7)
              ORDER BY s.due_at, s.id LIMIT $3) q
            UNION ALL
            SELECT o.*, false, 0, q.id FROM open o CROSS JOIN LATERAL (
              SELECT s.id FROM send s
              WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = o.distribution_id AND s.content_id = o.content_id AND s.due_at = 0 AND s.id > o.after
              ORDER BY s.id LIMIT $3) q) u
          ORDER BY retry DESC, (retry OR distribution_id = 0) DESC, due_at, id LIMIT $3),
        share AS MATERIALIZED (SELECT distribution_id, content_id, after, retry, count(*) AS rows FROM next GROUP BY 1, 2, 3, 4),
        locked AS MATERIALIZED (
          SELECT h.distribution_id, h.content_id, h.retry, q.* FROM share h CROSS JOIN LATERAL (
            SELECT s.due_at, s.id, s.recipient FROM send s
            WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = h.distribution_id AND s.content_id = h.content_id AND s.due_at > 0 AND s.due_at <= $2 AND s.id <> ALL ($7)
            ORDER BY s.due_at, s.id LIMIT h.rows FOR UPDATE SKIP LOCKED) q
          WHERE h.retry
          UNION ALL
          SELECT h.distribution_id, h.content_id, h.retry, q.* FROM share h CROSS JOIN LATERAL (
            SELECT s.due_at, s.id, s.recipient FROM send s
            WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = h.distribution_id AND s.content_id = h.content_id AND s.due_at = 0 AND s.id > h.after
            ORDER BY s.id LIMIT h.rows FOR UPDATE SKIP LOCKED) q
          WHERE NOT h.retry)
        SELECT l.id, l.distribution_id, l.content_id, l.retry, pg_try_advisory_xact_lock({PersonLock.KeyOf("l.recipient", "$1")})
        FROM locked l
        ORDER BY l.retry DESC, (l.retry OR l.distribution_id = 0) DESC, l.due_at, l.id
        """;

    /// <param name="scope">The transaction.</param>
    /// <param name="sender">Whose queue.</param>
    /// <param name="limit">How many rows at most.</param>
    /// <param name="parts">The parts to look at, and the row to begin after among those that are in their turn.</param>
    /// <param name="looked">Retries that were looked at already.</param>
    public static Task<List<QueuedRow>> LockAsync(PostgreSqlScope scope, long sender, int limit, IReadOnlyCollection<((long Distribution, long Content) Part, long After)> parts, IEnumerable<long> looked)
        => scope.ListAsync(
            Lock,
            row => new QueuedRow(row.GetInt64(0), (row.GetInt64(1), row.GetInt64(2)), row.GetBoolean(3), row.GetBoolean(4)),
            sender,
            scope.Now,
            (long)limit,
            parts.Select(part => part.Part.Distribution).ToArray(),
            parts.Select(part => part.Part.Content).ToArray(),
            parts.Select(part => part.After).ToArray(),
            looked.ToArray());
}
