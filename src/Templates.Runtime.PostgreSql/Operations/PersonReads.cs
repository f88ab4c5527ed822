using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What is stored about people.</summary>
internal static class PersonReads
{
    // In two parts, each of which has an index of its own.
    public const string Sends = "(SELECT id FROM send WHERE recipient = $1 AND distribution_id > 0 UNION ALL SELECT id FROM send WHERE recipient = $1 AND distribution_id = 0)";

    private const string Page =
        """
        SELECT x.recipient, x.scope, x.source, x.evidence, x.since, x.liftable,
          coalesce(
            (SELECT p.address FROM payload p
              WHERE p.send_id IN (SELECT id FROM send WHERE recipient = x.recipient AND distribution_id > 0 UNION ALL SELECT id FROM send WHERE recipient = x.recipient AND distribution_id = 0)
              ORDER BY p.send_id DESC LIMIT 1),
            (SELECT t.address FROM inbound i JOIN inbound_text t ON t.inbound_id = i.id WHERE i.recipient = x.recipient ORDER BY i.id DESC LIMIT 1))
        FROM suppression x
        WHERE (x.recipient, x.scope, x.liftable) > ($1, $2, $3) AND ($4 IS NULL OR x.scope = $4)
        ORDER BY x.recipient, x.scope, x.liftable LIMIT $5
        """;

    private const string Messages =
        $"""
        SELECT s.id, p.address, p.body, (SELECT 1 FROM question q WHERE q.send_id = s.id) IS NOT NULL
        FROM send s LEFT JOIN payload p ON p.send_id = s.id WHERE s.id IN {Sends} ORDER BY s.id
        """;

    private const string Replies =
        """
        SELECT i.message_sid, i.received_at, i.kind, i.rule, t.address, t.body
        FROM inbound i LEFT JOIN inbound_text t ON t.inbound_id = i.id WHERE i.recipient = $1 ORDER BY i.id
        """;

    private const string Events = "SELECT at, scope, what, source, evidence FROM consent_event WHERE recipient = $1 ORDER BY id";

    public static async Task<IReadOnlyList<ListedOptOut>> OptOutsAsync(PostgreSqlScope scope, OptOutScope? of, ListedOptOut? after, int limit)
        => await scope.ListAsync(
            Page,
            row => new ListedOptOut(
                new OptOutRecord(row.Recipient(0), StoredDecision.ScopeOf(row.GetString(1)), (OptOutSource)row.GetInt16(2), row.GetString(3), row.Time(4)), row.GetBoolean(5), row.Text(6)),
            after?.OptOut.Recipient ?? default,
            after?.OptOut.Scope.Name ?? "",
            after is { IsLiftable: true },
            of?.Name,
            (long)limit).ConfigureAwait(false);

    /// <summary>Of one moment; to be called in a transaction.</summary>
    public static async Task<PersonRecord> PersonAsync(PostgreSqlScope scope, RecipientKey recipient)
    {
        await scope.ExecuteAsync("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").ConfigureAwait(false);
        var messages = new List<PersonMessage>();
        foreach (var (id, address, payload, hasQuestion) in await scope.ListAsync(Messages, row => (row.GetInt64(0), row.Text(1), row.Text(2), row.GetBoolean(3)), recipient).ConfigureAwait(false))
        {
            messages.Add(new PersonMessage((await PostgreSqlReads.SendAsync(scope, id).ConfigureAwait(false))!, address, payload, hasQuestion));
        }

        return new PersonRecord(
            recipient,
            messages,
            await scope.ListAsync(Replies, row => new PersonReply(row.GetString(0), row.Time(1), (ReplyKind)row.GetInt16(2), row.GetString(3), row.Text(4), row.Text(5)), recipient).ConfigureAwait(false),
            await PostgreSqlReads.OptOutsAsync(scope, recipient).ConfigureAwait(false),
            await scope.ListAsync(Events, row => new ConsentEvent(row.Time(0), row.GetString(1), (ConsentChange)row.GetInt16(2), (OptOutSource)row.GetInt16(3), row.GetString(4)), recipient).ConfigureAwait(false));
    }
}
