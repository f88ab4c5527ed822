using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// Decides about locked rows, one by one in their order: opted out, past their time, kept back, or ours. A statement of
/// its own after the locks, so that it sees all that was committed before them: an opt-out, or a claim of another worker.
/// </summary>
internal static class QueueTaking
{
    // Suppression and guards are scalar sub-selects: one look by an index a row.
    private const string Take =
        $"""
        WITH looked AS MATERIALIZED (
          SELECT w.n, s.id, s.kind, s.recipient, p.address, p.body, c.content_sid, c.template, c.language,
            s.kind <> 2 AND (SELECT 1 FROM suppression x WHERE x.recipient = s.recipient AND x.scope IN ('*', c.mailing_list) LIMIT 1) IS NOT NULL AS opted_out,
            coalesce(s.not_after < $3, false)
              OR (s.kind > 0 AND coalesce((SELECT v.last_inbound_at FROM conversation v WHERE v.recipient = s.recipient AND v.sender_id = $2), -1000000000000000) <= $3 - $6) AS expired,
            (SELECT 1 FROM send o WHERE o.recipient = s.recipient AND o.sender_id = $2 AND (o.state = 1 OR (o.state = 3 AND NOT o.held)) LIMIT 1) IS NOT NULL
              OR (SELECT 1 FROM send o WHERE o.recipient = s.recipient AND o.sender_id = $2 AND o.state = 3 AND o.held AND o.intent_at > $3 - $7 LIMIT 1) IS NOT NULL AS blocked
          FROM unnest($1) WITH ORDINALITY AS w(id, n)
            JOIN send s ON s.id = w.id AND s.id = ANY ($1)
            JOIN payload p ON p.send_id = s.id AND p.send_id = ANY ($1)
            JOIN content c ON c.id = s.content_id),
        chosen AS MATERIALIZED (
          SELECT * FROM (SELECT DISTINCT ON (recipient) * FROM looked WHERE NOT opted_out AND NOT expired AND NOT blocked ORDER BY recipient, n) d
          ORDER BY n LIMIT $8),
        seen AS MATERIALIZED (SELECT CASE WHEN count(*) = $8 THEN max(n) ELSE cardinality($1) END AS last FROM chosen),
        finished AS (
          UPDATE send s SET state = CASE WHEN k.opted_out THEN 5 ELSE 7 END, updated_at = $3
          FROM looked k CROSS JOIN seen e
          WHERE s.id = k.id AND s.id = ANY ($1) AND (k.opted_out OR k.expired) AND k.n <= e.last),
        taken AS (
          UPDATE send s SET state = 1, attempt = s.attempt + 1, intent_at = $3, owner = $4, lease_until = {SenderWrites.Clock} + $5, updated_at = $3
          FROM chosen k
          WHERE s.id = k.id AND s.id = ANY ($1)
          RETURNING s.id, s.attempt, s.retries),
        asked AS (
          UPDATE question q SET opened_at = $3, expires_at = $3 + q.life
          FROM chosen k
          WHERE q.send_id = k.id AND q.send_id = ANY ($1))
        SELECT e.last, k.id, t.attempt, k.kind, k.address, k.content_sid, k.body, k.template, k.language, t.retries
        FROM seen e LEFT JOIN (chosen k JOIN taken t ON t.id = k.id) ON true
        ORDER BY k.n
        """;

    private static readonly SqlValue Window = PostgreSqlScope.Of(LedgerRules.SessionWindow);
    private static readonly SqlValue HeldBlock = PostgreSqlScope.Of(LedgerRules.HeldBlock);

    /// <param name="ids">Locked rows, in order.</param>
    /// <param name="lease">How long those taken are ours, by the database's clock.</param>
    /// <param name="limit">How many to take at most.</param>
    /// <returns>What was taken, and how many of the rows were decided about: all, or those up to the last one taken.</returns>
    public static async Task<(List<ClaimedSend> Taken, int Decided)> RunAsync(PostgreSqlScope scope, long sender, long[] ids, TimeSpan lease, int limit)
    {
        var rows = await scope.ListAsync(
            Take, row => (Decided: (int)row.GetInt64(0), Send: row.IsDBNull(1) ? null : Read(row)), ids, sender, scope.Now, scope.Owner, PostgreSqlScope.Of(lease), Window, HeldBlock, (long)limit).ConfigureAwait(false);
        return ([.. rows.Select(row => row.Send).OfType<ClaimedSend>()], rows[0].Decided);
    }

    private static ClaimedSend Read(NpgsqlDataReader row)
        => new(row.GetInt64(1), row.GetInt32(2), (SendKind)row.GetInt16(3), row.GetString(4), row.GetString(5).OrNone(), row.GetString(6), row.GetString(7).OrNone(), row.GetString(8).OrNone()) { Retries = row.GetInt32(9) };
}
