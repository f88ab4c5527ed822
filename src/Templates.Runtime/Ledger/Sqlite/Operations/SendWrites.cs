using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Messages entering and leaving the queue.</summary>
internal static class SendWrites
{
    // The state of a row that enters the queue: opted out or queued.
    private const string Insert =
        """
        INSERT INTO send (dedupe_key, kind, sender_id, recipient, distribution_id, content_id, not_after, updated_at, state)
        VALUES ($1, $2, $3, $4, 0, $5, $6, $7,
          CASE
            WHEN $2 <> 2 AND EXISTS (SELECT 1 FROM suppression WHERE recipient = $4 AND (+scope = '*' OR +scope = $8)) THEN 5
            ELSE 0
          END)
        ON CONFLICT DO NOTHING
        RETURNING id, state
        """;

    private const string Earlier =
        """
        SELECT s.id, s.state, s.recipient, c.template, c.language
        FROM send s JOIN content c ON c.id = s.content_id
        WHERE s.dedupe_key = $1
        """;

    private const string InsertQuestion = "INSERT INTO question (send_id, recipient, sender_id, body, life) VALUES ($1, $2, $3, $4, $5)";

    private const string Requeue =
        """
        UPDATE send SET due_at = $2, updated_at = $3, state = CASE
            WHEN kind <> 2 AND EXISTS (
              SELECT 1 FROM suppression p
              WHERE p.recipient = send.recipient AND (+p.scope = '*' OR +p.scope = (SELECT mailing_list FROM content WHERE id = send.content_id))) THEN 5
            WHEN distribution_id > 0 AND (SELECT state FROM distribution WHERE id = send.distribution_id) >= 3 THEN 6
            ELSE 0
          END
        WHERE id = $1
        """;

    // What did not leave does not count against its list's budget.
    private const string GiveBack = "UPDATE distribution SET budget = budget + 1 WHERE id = (SELECT distribution_id FROM send WHERE id = $1) AND budget IS NOT NULL";

    public static IReadOnlyList<EnqueueOutcome> Enqueue(SqliteScope scope, IReadOnlyList<NewSend> sends)
    {
        var outcomes = new EnqueueOutcome[sends.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Enqueue(scope, sends[i]);
        }

        return outcomes;
    }

    public static EnqueueOutcome Enqueue(SqliteScope scope, NewSend send)
    {
        var sender = scope.Sender(send.Sender);
        var recipient = send.Recipient.Key.ToBytes();
        var list = send.MailingList ?? "";
        var content = scope.Session.Names.Content(scope.Session, new ContentName(send.Template ?? "", send.Language ?? "", list, send.ContentSid ?? "", send.Fingerprint ?? ""));
        long id;
        SendState state;
        using (var row = scope[Insert].Query(send.DedupeKey, (long)send.Kind, sender, recipient, content, send.NotAfter?.ToUnixTimeMilliseconds(), scope.Now, list))
        {
            if (!row.Read())
            {
                return Known(scope, send);
            }

            (id, state) = (row.GetInt64(0), (SendState)row.GetInt32(1));
        }

        scope["INSERT INTO payload (send_id, address, body) VALUES ($1, $2, $3)"].Execute(id, send.Recipient.Address, send.Payload);
        if (send.Question is { } question)
        {
            AddQuestion(scope, id, recipient, sender, question, send.QuestionLife);
        }

        return new EnqueueOutcome(id, IsNew: true, state, IsSame: true);
    }

    public static void AddQuestion(SqliteScope scope, long sendId, byte[] recipient, long sender, OpenQuestion question, TimeSpan life)
        => scope[InsertQuestion].Execute(sendId, recipient, sender, QuestionJson.Write(question), SqliteScope.Of(life));

    /// <summary>Puts a row back that did not leave after all.</summary>
    public static void PutBack(SqliteScope scope, long sendId, DateTimeOffset? dueAt)
    {
        scope[Requeue].Execute(sendId, dueAt is { } due ? Math.Max(1, due.ToUnixTimeMilliseconds()) : 0L, scope.Now);
        scope[GiveBack].Execute(sendId);
    }

    /// <summary>What was certainly not sent has asked nobody.</summary>
    public static void TakeBackQuestion(SqliteScope scope, long sendId) => scope["UPDATE question SET opened_at = NULL WHERE send_id = $1"].Execute(sendId);

    private static EnqueueOutcome Known(SqliteScope scope, NewSend send)
    {
        using var row = scope[Earlier].Query(send.DedupeKey);
        row.Read();
        var isSame = row.Recipient(2) == send.Recipient.Key && row.GetString(3) == (send.Template ?? "") && row.GetString(4) == (send.Language ?? "");
        return new EnqueueOutcome(row.GetInt64(0), IsNew: false, (SendState)row.GetInt32(1), isSame);
    }
}
