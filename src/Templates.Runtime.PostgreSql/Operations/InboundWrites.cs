using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A message from a person, and what is made of it. Messages of one person are recorded one after the other, whichever replica they arrive at.</summary>
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
        ON CONFLICT (recipient, sender_id) DO UPDATE SET last_inbound_at = greatest(conversation.last_inbound_at, excluded.last_inbound_at)
        """;

    private const string Answered = "UPDATE send SET answer = $2 WHERE id = $1 AND distribution_id > 0";

    private const string QuestionColumns = "SELECT q.send_id, q.recipient, q.sender_id, q.opened_at, q.body, q.clarified ";

    private const string QuestionOfSid = QuestionColumns +
        "FROM send s JOIN question q ON q.send_id = s.id WHERE s.provider_sid = $1 AND q.opened_at IS NOT NULL AND NOT q.closed AND q.expires_at > $2";

    private const string LastQuestion = QuestionColumns +
        """
        FROM question q WHERE q.recipient = $1 AND q.sender_id = $2 AND q.opened_at IS NOT NULL AND NOT q.closed AND q.expires_at > $3
        ORDER BY q.opened_at DESC, q.send_id DESC LIMIT 1
        """;

    // An answer also ends what was asked before it: "1" without a question to go with it must not fall back to an older one.
    private const string Close =
        """
        UPDATE question SET closed = true
        WHERE recipient = $1 AND sender_id = $2 AND opened_at IS NOT NULL AND NOT closed AND (opened_at, send_id) <= ($3, $4)
        """;

    public static async Task<InboundOutcome> RecordAsync(PostgreSqlScope scope, InboundMessage message, Func<InboundMessage, InboundContext, InboundDecision> decide)
    {
        var sender = await scope.Names.SenderAsync(scope, message.Sender).ConfigureAwait(false);
        await PersonLock.TakeAsync(scope, message.From.Key, sender).ConfigureAwait(false);
        if (await InboundReads.DecisionAsync(scope, message.MessageSid).ConfigureAwait(false) is { } known)
        {
            return new InboundOutcome(IsNew: false, known);
        }

        var asked = await AskedAsync(scope, message, sender).ConfigureAwait(false);
        var isOptedOut = await scope.ScalarAsync("SELECT 1 FROM suppression WHERE recipient = $1 AND scope = '*' LIMIT 1", message.From.Key).ConfigureAwait(false) is not null;
        var context = new InboundContext(asked?.Question, asked?.IsClarified ?? false, isOptedOut);
        var decision = decide(message, context);
        await CarryOutAsync(scope, message, context, decision, sender).ConfigureAwait(false);
        if (asked is not null)
        {
            await scope.ExecuteAsync(Answered, asked.SendId, (int)decision.Kind).ConfigureAwait(false);
            await EndAsync(scope, asked, decision).ConfigureAwait(false);
        }

        return new InboundOutcome(IsNew: true, decision);
    }

    private static async Task CarryOutAsync(PostgreSqlScope scope, InboundMessage message, InboundContext context, InboundDecision decision, long sender)
    {
        var id = await AddMessageAsync(scope, message, context, decision, sender).ConfigureAwait(false);
        await scope.ExecuteAsync(Heard, message.From.Key, sender, scope.Earlier(message.SentAt)).ConfigureAwait(false);
        if (decision.LiftsOptOut)
        {
            await OptOutWrites.LiftAsync(scope, message).ConfigureAwait(false);
        }

        if (decision.OptOut is { } optOut)
        {
            var record = new OptOut(message.From.Key, optOut, decision.OptOutSource, message.MessageSid);
            await OptOutWrites.RecordAsync(scope, record, isByMessage: true, message.SentAt).ConfigureAwait(false);
            await OptOutWrites.CountReactionAsync(scope, record).ConfigureAwait(false);
        }

        if (LedgerRules.Answer(message, context, decision) is { } answer)
        {
            await SendWrites.EnqueueAsync(scope, answer).ConfigureAwait(false);
        }

        await JobWrites.AddAsync(scope, decision.IsForHandler, JobKind.Handler, id).ConfigureAwait(false);
        await JobWrites.AddAsync(scope, decision.IsForwarded, JobKind.Forward, id).ConfigureAwait(false);
    }

    private static async Task<long> AddMessageAsync(PostgreSqlScope scope, InboundMessage message, InboundContext context, InboundDecision decision, long sender)
    {
        long? content = context.Question is { } question
            ? await scope.Names.ContentAsync(scope, new ContentName(question.Template, question.Language, question.MailingList, "", "")).ConfigureAwait(false)
            : null;
        var id = (long)(await scope.ScalarAsync(
            Insert,
            message.MessageSid,
            sender,
            message.From.Key,
            scope.Now,
            message.OptOutType,
            message.RepliedToSid,
            content,
            (int)decision.Kind,
            decision.Rule,
            (int)StoredDecision.MarksOf(message, decision),
            decision.OptOut?.Name,
            (int)decision.OptOutSource,
            (int)decision.AnswerKind).ConfigureAwait(false))!;
        await scope.ExecuteAsync(InsertText, id, scope.Now, message.From.Address, message.Body, message.ButtonPayload, message.ButtonText, message.Form).ConfigureAwait(false);
        return id;
    }

    private static async Task<AskedQuestion?> AskedAsync(PostgreSqlScope scope, InboundMessage message, long sender)
        => (message.RepliedToSid is { } sid ? await ReadAsync(scope, QuestionOfSid, sid, scope.Now).ConfigureAwait(false) : null)
            ?? await ReadAsync(scope, LastQuestion, message.From.Key, sender, scope.Now).ConfigureAwait(false);

    private static async Task EndAsync(PostgreSqlScope scope, AskedQuestion question, InboundDecision decision)
    {
        if (decision.IsClarifying)
        {
            await scope.ExecuteAsync("UPDATE question SET clarified = true WHERE send_id = $1", question.SendId).ConfigureAwait(false);
        }

        if (decision.ClosesQuestion)
        {
            await scope.ExecuteAsync(Close, question.Recipient, question.Sender, question.OpenedAt, question.SendId).ConfigureAwait(false);
        }
    }

    private static async Task<AskedQuestion?> ReadAsync(PostgreSqlScope scope, string sql, params SqlValue[] values)
        => await scope.ListAsync(
            sql, row => new AskedQuestion(row.GetInt64(0), row.Recipient(1), row.GetInt64(2), row.GetInt64(3), QuestionJson.Read(row.GetString(4)), row.GetBoolean(5)), values).ConfigureAwait(false)
            is [var asked] ? asked : null;

    private sealed record AskedQuestion(long SendId, RecipientKey Recipient, long Sender, long OpenedAt, OpenQuestion Question, bool IsClarified);
}
