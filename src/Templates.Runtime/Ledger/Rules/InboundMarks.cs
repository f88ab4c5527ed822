namespace WaTemplates.Runtime.Ledger;

/// <summary>What of a message and its decision is kept as one number.</summary>
[Flags]
internal enum InboundMarks
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

/// <summary>A decision as databases keep it.</summary>
internal static class StoredDecision
{
    public static InboundMarks MarksOf(InboundMessage message, InboundDecision decision)
        => If(decision.LiftsOptOut, InboundMarks.LiftsOptOut)
            | If(decision.ClosesQuestion, InboundMarks.ClosesQuestion)
            | If(decision.IsClarifying, InboundMarks.IsClarifying)
            | If(decision.IsForHandler, InboundMarks.IsForHandler)
            | If(decision.IsForwarded, InboundMarks.IsForwarded)
            | If(message.HasMedia, InboundMarks.HasMedia)
            | If(decision.Answer is not null, InboundMarks.IsAnswered);

    /// <summary>The decision from its columns; without the answer's text once that was deleted.</summary>
    public static InboundDecision Read(int kind, string rule, InboundMarks marks, string? optOut, int optOutSource, int answerKind, string? answer) => new((ReplyKind)kind, rule)
    {
        LiftsOptOut = marks.HasFlag(InboundMarks.LiftsOptOut),
        ClosesQuestion = marks.HasFlag(InboundMarks.ClosesQuestion),
        IsClarifying = marks.HasFlag(InboundMarks.IsClarifying),
        IsForHandler = marks.HasFlag(InboundMarks.IsForHandler),
        IsForwarded = marks.HasFlag(InboundMarks.IsForwarded),
        OptOut = optOut is null ? null : ScopeOf(optOut),
        OptOutSource = (OptOutSource)optOutSource,
        AnswerKind = (SendKind)answerKind,
        Answer = marks.HasFlag(InboundMarks.IsAnswered) ? answer : null,
    };

    public static OptOutScope ScopeOf(string name) => name == OptOutScope.All.Name ? OptOutScope.All : OptOutScope.List(name);

    private static InboundMarks If(bool condition, InboundMarks mark) => condition ? mark : InboundMarks.None;
}
