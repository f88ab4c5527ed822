using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A locked row with what decides whether it may leave.</summary>
internal sealed record Candidate(long Id, SendKind Kind, RecipientKey Recipient, int Attempt, int Retries, string Address, string Payload)
{
    public required string ContentSid { get; init; }

    public required string Template { get; init; }

    public required string Language { get; init; }

    public required bool IsOptedOut { get; init; }

    public required bool IsExpired { get; init; }

    public required bool IsBlocked { get; init; }

    /// <summary>Whether a template message reached the person in the day cap's window.</summary>
    public required bool WasReached { get; init; }

    /// <summary>When the person last had another template message; read for rows of lists only.</summary>
    public DateTimeOffset? LastTemplate { get; init; }
}

/// <summary>
/// What is to be known of locked rows. Read after the locks, so that all is seen that was committed before them: an
/// opt-out, or a claim of another worker.
/// </summary>
internal static class Candidates
{
    // Suppression and guards are scalar sub-selects: one look by an index a row. What failed did not reach the person.
    private const string Select =
        """
        SELECT s.id, s.kind, s.recipient, s.attempt, s.retries, p.address, p.body, c.content_sid, c.template, c.language,
          s.kind <> 2 AND (SELECT 1 FROM suppression x WHERE x.recipient = s.recipient AND x.scope IN ('*', c.mailing_list) LIMIT 1) IS NOT NULL,
          coalesce(s.not_after < $3, false)
            OR (s.kind > 0 AND coalesce((SELECT v.last_inbound_at FROM conversation v WHERE v.recipient = s.recipient AND v.sender_id = $2), -1000000000000000) <= $3 - $4),
          (SELECT 1 FROM send o WHERE o.recipient = s.recipient AND o.sender_id = $2 AND (o.state = 1 OR (o.state = 3 AND NOT o.held)) LIMIT 1) IS NOT NULL
            OR (SELECT 1 FROM send o WHERE o.recipient = s.recipient AND o.sender_id = $2 AND o.state = 3 AND o.held AND o.intent_at > $3 - $5 LIMIT 1) IS NOT NULL,
          (SELECT 1 FROM reached r WHERE r.sender_id = $2 AND r.recipient = s.recipient AND r.at > $3 - $6) IS NOT NULL,
          CASE WHEN s.distribution_id > 0 THEN greatest(
            (SELECT max(t.intent_at) FROM send t
              WHERE t.recipient = s.recipient AND t.distribution_id > 0 AND t.sender_id = $2 AND t.state IN (1, 2, 3) AND t.delivery < 7),
            (SELECT max(t.intent_at) FROM send t
              WHERE t.recipient = s.recipient AND t.distribution_id = 0 AND t.sender_id = $2 AND t.kind = 0 AND t.state IN (1, 2, 3) AND t.delivery < 7)) END
        FROM unnest($1) WITH ORDINALITY AS w(id, n)
          JOIN send s ON s.id = w.id AND s.id = ANY ($1)
          JOIN payload p ON p.send_id = s.id AND p.send_id = ANY ($1)
          JOIN content c ON c.id = s.content_id
        ORDER BY w.n
        """;

    private static readonly SqlValue Window = PostgreSqlScope.Of(LedgerRules.SessionWindow);
    private static readonly SqlValue HeldBlock = PostgreSqlScope.Of(LedgerRules.HeldBlock);
    private static readonly SqlValue CapWindow = PostgreSqlScope.Of(LedgerRules.CapWindow);

    public static async Task<Dictionary<long, Candidate>> ReadAsync(PostgreSqlScope scope, long sender, long[] ids)
    {
        var found = ids.Length == 0 ? [] : await scope.ListAsync(
            Select,
            row => new Candidate(row.GetInt64(0), (SendKind)row.GetInt16(1), row.Recipient(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5), row.GetString(6))
            {
                ContentSid = row.GetString(7),
                Template = row.GetString(8),
                Language = row.GetString(9),
                IsOptedOut = row.GetBoolean(10),
                IsExpired = row.GetBoolean(11),
                IsBlocked = row.GetBoolean(12),
                WasReached = row.GetBoolean(13),
                LastTemplate = row.Moment(14),
            },
            ids,
            sender,
            scope.Now,
            Window,
            HeldBlock,
            CapWindow).ConfigureAwait(false);
        return found.ToDictionary(candidate => candidate.Id);
    }
}
