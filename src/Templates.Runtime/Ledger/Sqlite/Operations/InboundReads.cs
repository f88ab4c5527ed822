using Microsoft.Data.Sqlite;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What is kept of a message and of how it was read.</summary>
internal static class InboundReads
{
    private const string Select =
        """
        SELECT i.kind, i.rule, i.flags, i.opt_out, i.opt_out_source, i.answer_kind,
          (SELECT p.body FROM send s JOIN payload p ON p.send_id = s.id WHERE s.dedupe_key = $2)
        FROM inbound i WHERE i.message_sid = $1
        """;

    [Flags]
    public enum Marks
    {
        None = 0,
        LiftsOptOut = 1,
        ClosesQuestion = 2,
        IsClarifying = 4,
        IsForHandler = 8,
        IsForwarded = 16,
        HasMedia = 32,
        IsAnswered = 64,
    }

    public static Marks MarksOf(InboundMessage message, InboundDecision decision)
        => If(decision.LiftsOptOut, Marks.LiftsOptOut)
            | If(decision.ClosesQuestion, Marks.ClosesQuestion)
            | If(decision.IsClarifying, Marks.IsClarifying)
            | If(decision.IsForHandler, Marks.IsForHandler)
            | If(decision.IsForwarded, Marks.IsForwarded)
            | If(message.HasMedia, Marks.HasMedia)
            | If(decision.Answer is not null, Marks.IsAnswered);

    /// <summary>What was decided about a message; without the answer's text once that was deleted.</summary>
    public static InboundDecision? Decision(SqliteSession session, string messageSid)
    {
        using var row = session[Select].Query(messageSid, LedgerRules.AnswerKey(messageSid));
        return row.Read() ? Decision(row, 0) : null;
    }

    /// <summary>From seven columns: kind, rule, flags, opt-out, its source, kind of answer, answer.</summary>
    public static InboundDecision Decision(SqliteDataReader row, int first)
    {
        var marks = (Marks)row.GetInt32(first + 2);
        return new InboundDecision((ReplyKind)row.GetInt32(first), row.GetString(first + 1))
        {
            LiftsOptOut = marks.HasFlag(Marks.LiftsOptOut),
            ClosesQuestion = marks.HasFlag(Marks.ClosesQuestion),
            IsClarifying = marks.HasFlag(Marks.IsClarifying),
            IsForHandler = marks.HasFlag(Marks.IsForHandler),
            IsForwarded = marks.HasFlag(Marks.IsForwarded),
            OptOut = row.Text(first + 3) is { } name ? (name == OptOutScope.All.Name ? OptOutScope.All : OptOutScope.List(name)) : null,
            OptOutSource = (OptOutSource)row.GetInt32(first + 4),
            AnswerKind = (SendKind)row.GetInt32(first + 5),
            Answer = marks.HasFlag(Marks.IsAnswered) ? row.Text(first + 6) : null,
        };
    }

    private static Marks If(bool condition, Marks mark) => condition ? mark : Marks.None;
}
