using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Replies;

/// <summary>
/// Decides what is to be done about a message. Pure: the same message in the same context gives the same decision. The
/// handler sees every message, opt-outs too, which are recorded by then. A person who has opted out of everything gets
/// no answer from us; the one confirmation goes out with the opt-out itself.
/// </summary>
/// <param name="reader">Reads the text.</param>
/// <param name="forwards">Whether a second address gets the forms.</param>
/// <param name="handles">Whether there is a handler to see the messages.</param>
internal sealed class InboundDecider(ReplyReader reader, bool forwards, bool handles = true)
{
    public InboundDecision Decide(InboundMessage message, InboundContext context)
        => DecideAnswer(message, context) with { IsForHandler = handles, IsForwarded = forwards };

    private InboundDecision DecideAnswer(InboundMessage message, InboundContext context)
    {
        // Before buttons: the provider has blocked the person and confirmed it, whatever the button was to mean.
        if (Is(message.OptOutType, "STOP"))
            return OptOut(InboundRules.ProviderStop, OptOutScope.All, OptOutSource.Provider) with { ClosesQuestion = context.Question is not null };
        var decision = ByButton(message, context) ?? ByText(message, context);
        if (message.OptOutType is null or "")
            return context.IsOptedOut && !decision.LiftsOptOut ? decision with { Answer = null, IsClarifying = false } : decision;
        // The provider has answered; a second answer would be one too many.
        return Provided(message, decision) with { Answer = null, IsClarifying = false };
    }

    private InboundDecision Provided(InboundMessage message, InboundDecision read)
    {
        if (Is(message.OptOutType, "HELP"))
            return new InboundDecision(ReplyKind.Free, InboundRules.ProviderHelp);
        // YES is one of the provider's words to come back; to us it is an answer and lifts nothing.
        return !Is(message.OptOutType, "START") || read.OptOut is not null || read.Rule == InboundRules.Button || reader.IsAnswer(message.Body)
            ? read
            : new InboundDecision(ReplyKind.Free, InboundRules.ProviderStart) { LiftsOptOut = true };
    }

    private InboundDecision? ByButton(InboundMessage message, InboundContext context)
    {
        if (message.ButtonPayload is not { Length: > 0 } payload)
            return null;
        var question = context.Question;
        foreach (var entry in question?.Menu ?? ReplyMenus.None)
        {
            if (entry.Payload == payload)
                return Answered(entry.Kind.ToReading(), InboundRules.Button, OptOutSource.Button, question!);
        }

        // A button of another question: its title tells, but it does not answer the one that is open, unless that has
        // a button of the same title.
        var title = string.IsNullOrEmpty(message.ButtonText) ? message.Body : message.ButtonText;
        var read = reader.Read(title, question?.Menu ?? ReplyMenus.None, question?.Language);
        if (question is not null && read.Rule == ReplyRules.Title)
            return Answered(read.Kind, ReplyRules.Title, OptOutSource.Button, question);
        return read is { Kind: ReadingKind.Unsubscribe, IsForEverything: true }
            ? StopWord(read, OptOutSource.Button, context)
            : new InboundDecision(ReplyKind.Free, ReplyRules.Free);
    }

    private InboundDecision ByText(InboundMessage message, InboundContext context)
    {
        var question = context.Question;
        var read = reader.Read(message.Body, question?.Menu ?? ReplyMenus.None, question?.Language);
        if (message.HasMedia && read.Rule == ReplyRules.Empty)
            read = read with { Rule = InboundRules.Media };
        return read.Kind switch
        {
            ReadingKind.Unsubscribe when read.IsForEverything => StopWord(read, OptOutSource.StopWord, context),
            ReadingKind.Start => new InboundDecision(ReplyKind.Free, read.Rule) { LiftsOptOut = true, Answer = ReplyTexts.ComingBack(question, read.Language) },
            ReadingKind.Unclear => Unclear(read.Rule, context),
            ReadingKind.Free when read.Rule is ReplyRules.Free => new InboundDecision(ReplyKind.Free, read.Rule),
            _ => Answered(read.Kind, read.Rule, OptOutSource.Reply, question!),
        };
    }

    private static InboundDecision Answered(ReadingKind kind, string rule, OptOutSource source, OpenQuestion question) => kind switch
    {
        ReadingKind.Unsubscribe => OptOut(rule, OptOutScope.List(question.MailingList), source) with { Answer = ReplyTexts.Confirmation(question, wordLanguage: null), ClosesQuestion = true },
        ReadingKind.Yes => new InboundDecision(ReplyKind.Yes, rule) { Answer = ReplyTexts.Of(question, ReplyTexts.Yes), ClosesQuestion = true },
        ReadingKind.No => new InboundDecision(ReplyKind.No, rule) { Answer = ReplyTexts.Of(question, ReplyTexts.No), ClosesQuestion = true },
        // A mark on a scale and the like: an answer that only the handler understands.
        _ => new InboundDecision(kind.ToReply(), rule) { ClosesQuestion = true },
    };

    private static InboundDecision StopWord(ReplyReading read, OptOutSource source, InboundContext context)
        => OptOut(read.Rule, OptOutScope.All, source) with { Answer = ReplyTexts.Confirmation(context.Question, read.Language), ClosesQuestion = context.Question is not null };

    private static InboundDecision OptOut(string rule, OptOutScope scope, OptOutSource source)
        => new(ReplyKind.Unsubscribe, rule) { OptOut = scope, OptOutSource = source, AnswerKind = SendKind.Confirmation };

    /// <summary>Asks once for a clear answer, then keeps silent: two machines must not talk to each other for ever.</summary>
    private static InboundDecision Unclear(string rule, InboundContext context)
    {
        var asks = context is { Question: not null, IsClarified: false } ? ReplyTexts.Of(context.Question, ReplyTexts.Unclear) : null;
        return new InboundDecision(ReplyKind.Unclear, rule) { Answer = asks, IsClarifying = asks is not null };
    }

    private static bool Is(string? type, string name) => string.Equals(type, name, StringComparison.OrdinalIgnoreCase);
}
