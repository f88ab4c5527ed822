using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What is stored about people.</summary>
internal static class PersonReads
{
    // In two parts, each of which has an index of its own.
    public const string Sends = "(SELECT id FROM send WHERE recipient = $1 AND distribution_id > 0 UNION ALL SELECT id FROM send WHERE recipient = $1 AND distribution_id = 0)";

    private const string Page =
        """
        SELECT recipient, scope, liftable, source, evidence, since FROM suppression
        WHERE (recipient, scope, liftable) > ($1, $2, $3) AND ($4 IS NULL OR scope = $4)
        ORDER BY recipient, scope, liftable LIMIT $5
        """;

    private const string SentTo = $"SELECT p.address FROM payload p WHERE p.send_id IN {Sends} ORDER BY p.send_id DESC LIMIT 1";

    private const string ReceivedFrom = "SELECT i.recipient, t.address FROM inbound_text t JOIN inbound i ON i.id = t.inbound_id WHERE i.recipient BETWEEN $1 AND $2 ORDER BY i.id";

    private const string Messages =
        $"""
        SELECT s.id, p.address, p.body, EXISTS (SELECT 1 FROM question q WHERE q.send_id = s.id)
        FROM send s LEFT JOIN payload p ON p.send_id = s.id WHERE s.id IN {Sends} ORDER BY s.id
        """;

    private const string Replies =
        """
        SELECT i.message_sid, i.received_at, i.kind, i.rule, t.address, t.body
        FROM inbound i LEFT JOIN inbound_text t ON t.inbound_id = i.id WHERE i.recipient = $1 ORDER BY i.id
        """;

    private const string Events = "SELECT at, scope, what, source, evidence FROM consent_event WHERE recipient = $1 ORDER BY id";

    public static IReadOnlyList<ListedOptOut> OptOuts(SqliteSession session, OptOutScope? scope, ListedOptOut? after, int limit)
    {
        var page = SqliteReads.List(
            session[Page].Query(after?.OptOut.Recipient.ToBytes() ?? Array.Empty<byte>(), after?.OptOut.Scope.Name ?? "", after is { IsLiftable: true } ? 1L : 0L, scope?.Name, (long)limit),
            row => new ListedOptOut(
                new OptOutRecord(row.Recipient(0), SqliteReads.ScopeOf(row.GetString(1)), (OptOutSource)row.GetInt32(3), row.GetString(4), row.Time(5)),
                row.GetBoolean(2), Address: null));
        if (page.Count == 0)
        {
            return page;
        }

        var received = new Dictionary<RecipientKey, string>();
        using (var row = session[ReceivedFrom].Query(page[0].OptOut.Recipient.ToBytes(), page[^1].OptOut.Recipient.ToBytes()))
        {
            while (row.Read())
            {
                received[row.Recipient(0)] = row.GetString(1);
            }
        }

        return [.. page.Select(entry => entry with { Address = session[SentTo].Scalar(entry.OptOut.Recipient.ToBytes()) as string ?? received.GetValueOrDefault(entry.OptOut.Recipient) })];
    }

    public static PersonRecord Person(SqliteSession session, RecipientKey recipient)
    {
        var key = recipient.ToBytes();
        var messages = SqliteReads.List(session[Messages].Query(key), row => (Id: row.GetInt64(0), Address: row.Text(1), Payload: row.Text(2), HasQuestion: row.GetBoolean(3)));
        return new PersonRecord(
            recipient,
            [.. messages.Select(message => new PersonMessage(SqliteReads.SendById(session, message.Id)!, message.Address, message.Payload, message.HasQuestion))],
            SqliteReads.List(session[Replies].Query(key), row => new PersonReply(row.GetString(0), row.Time(1), (ReplyKind)row.GetInt32(2), row.GetString(3), row.Text(4), row.Text(5))),
            SqliteReads.OptOuts(session, recipient),
            SqliteReads.List(session[Events].Query(key), row => new ConsentEvent(row.Time(0), row.GetString(1), (ConsentChange)row.GetInt32(2), (OptOutSource)row.GetInt32(3), row.GetString(4))));
    }
}
