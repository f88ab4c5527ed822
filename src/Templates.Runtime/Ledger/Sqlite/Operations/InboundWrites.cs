using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A message from a person, and what is made of it.</summary>
internal static class InboundWrites
{
    private const string Insert =
        """
        INSERT INTO inbound (message_sid, sender_id, recipient, received_at, opt_out_type, replied_to_sid, content_id, kind, rule, flags, opt_out, opt_out_source, answer_kind)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        RETURNING id
        """;

    private const string InsertText = "INSERT INTO inbound_text (inbound_id, received_at, address, body, button_payload, button_text, form) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private const string Heard =
        """
        INSERT INTO conversation (recipient, sender_id, last_inbound_at) VALUES ($1, $2, $3)
        ON CONFLICT (recipient, sender_id) DO UPDATE SET last_inbound_at = max(last_inbound_at, excluded.last_inbound_at)
        """;

    private const string Answered = "UPDATE send SET answer = $2 WHERE id = $1 AND distribution_id > 0";

    private const string QuestionColumns = "SELECT q.send_id, q.recipient, q.sender_id, q.opened_at, q.body, q.clarified ";

    private const string QuestionOfSid = QuestionColumns +
        "FROM send s JOIN question q ON q.send_id = s.id WHERE s.provider_sid = $1 AND q.opened_at IS NOT NULL AND q.closed = 0 AND q.expires_at > $2";

    private const string LastQuestion = QuestionColumns +
        """
        FROM question q WHERE q.recipient = $1 AND q.sender_id = $2 AND q.opened_at IS NOT NULL AND q.closed = 0 AND q.expires_at > $3
        ORDER BY q.opened_at DESC, q.send_id DESC LIMIT 1
        """;

    // An answer also ends what was asked before it: "1" without a question to go with it must not fall back to an older one.
    private const string Close =
        """
        UPDATE question SET closed = 1
        WHERE recipient = $1 AND sender_id = $2 AND opened_at IS NOT NULL AND closed = 0 AND (opened_at, send_id) <= ($3, $4)
        """;

    public static InboundOutcome Record(SqliteScope scope, InboundMessage message, Func<InboundMessage, InboundContext, InboundDecision> decide)
    {
        if (InboundReads.Decision(scope.Session, message.MessageSid) is { } known)
        {
            return new InboundOutcome(IsNew: false, known);
        }

        var sender = scope.Sender(message.Sender);
        var recipient = message.From.Key.ToBytes();
        var asked = Asked(scope, message, sender, recipient);
        var isOptedOut = scope["SELECT 1 FROM suppression WHERE recipient = $1 AND scope = '*'"].Scalar(recipient) is not null;
        var context = new InboundContext(asked?.Question, asked?.IsClarified ?? false, isOptedOut);
        var decision = decide(message, context);

        var id = AddMessage(scope, message, context, decision, sender, recipient);
        scope[Heard].Execute(recipient, sender, scope.Earlier(message.SentAt));
        if (decision.LiftsOptOut)
        {
            OptOutWrites.Lift(scope, message);
        }

        if (decision.OptOut is { } optOut)
        {
            var record = new OptOut(message.From.Key, optOut, decision.OptOutSource, message.MessageSid);
            OptOutWrites.Record(scope, record, isByMessage: true, message.SentAt);
            OptOutWrites.CountReaction(scope, record);
        }

        if (asked is { } question)
        {
            scope[Answered].Execute(question.SendId, (long)decision.Kind);
            End(scope, question, decision);
        }

        if (LedgerRules.Answer(message, context, decision) is { } answer)
        {
            SendWrites.Enqueue(scope, answer);
        }

        JobWrites.Add(scope, decision.IsForHandler, JobKind.Handler, id);
        JobWrites.Add(scope, decision.IsForwarded, JobKind.Forward, id);
        return new InboundOutcome(IsNew: true, decision);
    }

    private static long AddMessage(SqliteScope scope, InboundMessage message, InboundContext context, InboundDecision decision, long sender, byte[] recipient)
    {
        long? content = context.Question is { } question
            ? scope.Session.Names.Content(scope.Session, new ContentName(question.Template, question.Language, question.MailingList, "", ""))
            : null;
        var id = (long)scope[Insert].Scalar(
            message.MessageSid,
            sender,
            recipient,
            scope.Now,
            message.OptOutType,
            message.RepliedToSid,
            content,
            (long)decision.Kind,
            decision.Rule,
            (long)StoredDecision.MarksOf(message, decision),
            decision.OptOut?.Name,
            (long)decision.OptOutSource,
            (long)decision.AnswerKind)!;
        scope[InsertText].Execute(id, scope.Now, message.From.Address, message.Body, message.ButtonPayload, message.ButtonText, message.Form);
        return id;
    }

    private static AskedQuestion? Asked(SqliteScope scope, InboundMessage message, long sender, byte[] recipient)
        => (message.RepliedToSid is { } sid ? Read(scope[QuestionOfSid], sid, scope.Now) : null) ?? Read(scope[LastQuestion], recipient, sender, scope.Now);

    private static void End(SqliteScope scope, AskedQuestion question, InboundDecision decision)
    {
        if (decision.IsClarifying)
        {
            scope["UPDATE question SET clarified = 1 WHERE send_id = $1"].Execute(question.SendId);
        }

        if (decision.ClosesQuestion)
        {
            scope[Close].Execute(question.Recipient, question.Sender, question.OpenedAt, question.SendId);
        }
    }

    private static AskedQuestion? Read(SqliteStatement statement, params ReadOnlySpan<object?> values)
    {
        using var row = statement.Query(values);
        return row.Read()
            ? new AskedQuestion(row.GetInt64(0), row.GetBytes(1), row.GetInt64(2), row.GetInt64(3), QuestionJson.Read(row.GetString(4)), row.GetBoolean(5))
            : null;
    }

    private sealed record AskedQuestion(long SendId, byte[] Recipient, long Sender, long OpenedAt, OpenQuestion Question, bool IsClarified);
}
