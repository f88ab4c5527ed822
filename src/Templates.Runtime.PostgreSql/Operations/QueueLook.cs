namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A row of the queue that this transaction has locked.</summary>
/// <param name="Id">The row.</param>
/// <param name="Part">Its list sending (0: none) and content.</param>
/// <param name="IsRetry">Whether it was due by time rather than in its turn.</param>
/// <param name="IsFree">Whether nobody else is busy with its person at this moment.</param>
internal readonly record struct QueuedRow(long Id, (long Distribution, long Content) Part, bool IsRetry, bool IsFree);

/// <summary>
/// Looks at what may leave next and locks it: retries, then single messages and answers, then lists, each in order. Rows
/// that another worker has locked are passed over, and so are lists that do not run and contents without a fresh approval.
/// </summary>
internal static class QueueLook
{
    // Three steps, since a row is locked as it is read: which parts are open, how many of the next rows each has, then so
    // many of each. Materialised, for a sub-select with a limit may be run again and then lock more than its limit.
    private static readonly string Lock =
        $"""
        WITH open AS MATERIALIZED (
          SELECT p.distribution_id, p.content_id,
            coalesce((SELECT k.after FROM unnest($5, $6, $7) AS k(distribution_id, content_id, after) WHERE k.distribution_id = p.distribution_id AND k.content_id = p.content_id), 0) AS after
          FROM queue_part p
          WHERE p.sender_id = $1
            AND p.distribution_id = ANY (ARRAY (SELECT 0::bigint UNION ALL SELECT d.id FROM distribution d WHERE d.state = 1))
            AND (SELECT c.content_sid = '' OR (SELECT 1 FROM approval a WHERE a.content_sid = c.content_sid AND a.status = 'approved' AND a.checked_at >= $4) IS NOT NULL FROM content c WHERE c.id = p.content_id)
            AND (SELECT 1 FROM sender n WHERE n.id = $1 AND n.pause_reason IS NOT NULL AND (n.paused_until IS NULL OR n.paused_until > $2)) IS NULL),
        next AS MATERIALIZED (
          SELECT * FROM (
            SELECT o.*, true AS retry, q.due_at, q.id FROM open o CROSS JOIN LATERAL (
              SELECT s.due_at, s.id FROM send s
              WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = o.distribution_id AND s.content_id = o.content_id AND s.due_at > 0 AND s.due_at <= $2 AND s.id <> ALL ($8)
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
            WHERE s.state = 0 AND s.sender_id = $1 AND s.distribution_id = h.distribution_id AND s.content_id = h.content_id AND s.due_at > 0 AND s.due_at <= $2 AND s.id <> ALL ($8)
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

    /// <param name="approvedSince">Approvals seen before this count no more, Unix milliseconds.</param>
    /// <param name="after">Where to begin in a part's rows that are in their turn; from the start where it is not in here.</param>
    /// <param name="looked">Retries that were looked at already.</param>
    public static Task<List<QueuedRow>> LockAsync(PostgreSqlScope scope, long sender, int limit, long approvedSince, Dictionary<(long Distribution, long Content), long> after, IEnumerable<long> looked)
        => scope.ListAsync(
            Lock,
            row => new QueuedRow(row.GetInt64(0), (row.GetInt64(1), row.GetInt64(2)), row.GetBoolean(3), row.GetBoolean(4)),
            sender,
            scope.Now,
            (long)limit,
            approvedSince,
            after.Keys.Select(part => part.Distribution).ToArray(),
            after.Keys.Select(part => part.Content).ToArray(),
            after.Values.ToArray(),
            looked.ToArray());
}
