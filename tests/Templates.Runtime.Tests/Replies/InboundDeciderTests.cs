using FsCheck;
using FsCheck.Fluent;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Tests.Replies;

public class InboundDeciderTests
{
    private static readonly InboundDecider Decider = new(new ReplyReader(), forwards: false);

    private static readonly OpenQuestion Question = new()
    {
        Template = "portal_feedback",
        Language = "de",
        MailingList = "portal",
        Menu = [new(ReplyKind.Yes, "1", "p1", "Gern"), new(ReplyKind.No, "2", "p2", "Heute nicht"), new(ReplyKind.Unsubscribe, "3", "p3", "Abmelden")],
        Replies = new Dictionary<string, string>(StringComparer.Ordinal) { ["yes"] = "Danke!", ["no"] = "Schade.", ["unsubscribe"] = "Abgemeldet.", ["unclear"] = "1, 2 oder 3?" },
    };

    public static TheoryData<string, string, string?, bool, string?> Texts => new()
    {
        // text, kind, opt-out, closes, answer
        { "1", "Yes", null, true, "Danke!" },
        { "ja bitte", "Yes", null, true, "Danke!" },
        { "Gern", "Yes", null, true, "Danke!" },
        { "2", "No", null, true, "Schade." },
        { "nein", "No", null, true, "Schade." },
        { "3", "Unsubscribe", "portal", true, "Abgemeldet." },
        { "Abmelden", "Unsubscribe", "portal", true, "Abgemeldet." },
        { "stop", "Unsubscribe", "*", true, "Abgemeldet." },
        { "bitte keine Nachrichten mehr", "Unsubscribe", "*", true, "Abgemeldet." },
        { "START", "Free", null, false, "Sie erhalten wieder Nachrichten von uns." },
        { "11", "Unclear", null, false, "1, 2 oder 3?" },
        { "", "Unclear", null, false, "1, 2 oder 3?" },
        { "Wer sind Sie?", "Free", null, false, null },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_WithOpenQuestion(string text, string kind, string? optOut, bool closes, string? answer)
    {
        var decision = Decider.Decide(Message(text), new InboundContext(Question, IsClarified: false, IsOptedOut: false));
        Assert.Equal((kind, optOut, closes, answer, true), (decision.Kind.ToString(), decision.OptOut?.Name, decision.ClosesQuestion, decision.Answer, decision.IsForHandler));
        Assert.Equal(optOut is null ? SendKind.Session : SendKind.Confirmation, decision.AnswerKind);
        Assert.Equal(text == "START", decision.LiftsOptOut);
        Assert.Equal(kind == "Unclear", decision.IsClarifying);
        Assert.Equal(optOut == "*" ? OptOutSource.StopWord : OptOutSource.Reply, decision.OptOutSource);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void OptedOutPerson_GetsNoAnswer_UnlessComingBack(string text, string kind, string? optOut, bool closes, string? answer)
    {
        var decision = Decider.Decide(Message(text), new InboundContext(Question, IsClarified: false, IsOptedOut: true));
        Assert.Equal((kind, optOut, closes), (decision.Kind.ToString(), decision.OptOut?.Name, decision.ClosesQuestion));
        Assert.Equal(text == "START" ? answer : null, decision.Answer);
        Assert.False(decision.IsClarifying);
    }

    [Theory]
    [InlineData("1", "Unclear", null, null)]
    [InlineData("ja", "Free", null, null)]
    [InlineData("hallo", "Free", null, null)]
    [InlineData("", "Unclear", null, null)]
    [InlineData("👍", "Unclear", null, null)]
    [InlineData("iptal", "Unsubscribe", "*", "Bundan sonra size bu tür mesajlar göndermeyeceğiz.")]
    [InlineData("stop", "Unsubscribe", "*", "You will not receive further messages of this kind from us.")]
    [InlineData("start", "Free", null, "You will receive messages from us again.")]
    public void Text_WithoutQuestion(string text, string kind, string? optOut, string? answer)
    {
        var decision = Decider.Decide(Message(text), new InboundContext(Question: null, IsClarified: false, IsOptedOut: false));
        Assert.Equal((kind, optOut, answer, false, false, true), (decision.Kind.ToString(), decision.OptOut?.Name, decision.Answer, decision.ClosesQuestion, decision.IsClarifying, decision.IsForHandler));
    }

    [Fact]
    public void Unclear_IsAskedAboutOnce()
    {
        var decision = Decider.Decide(Message("11"), new InboundContext(Question, IsClarified: true, IsOptedOut: false));
        Assert.Equal((ReplyKind.Unclear, null, false, false), (decision.Kind, decision.Answer, decision.IsClarifying, decision.ClosesQuestion));
    }

    [Theory]
    [InlineData("p1", "Gern", "Yes", null, "button")]
    [InlineData("p2", "stop", "No", null, "button")]
    [InlineData("p3", "Abmelden", "Unsubscribe", "portal", "button")]
    [InlineData("old", "Abmelden", "Unsubscribe", "portal", "title")]
    [InlineData("old", "Gern", "Yes", null, "title")]
    [InlineData("old", "Ja", "Free", null, "free")]
    [InlineData("old", "Stopp", "Unsubscribe", "*", "stop-word:de")]
    public void Button_WithOpenQuestion(string payload, string title, string kind, string? optOut, string rule)
    {
        var decision = Decider.Decide(Message(title) with { ButtonPayload = payload, ButtonText = title }, new InboundContext(Question, IsClarified: false, IsOptedOut: false));
        Assert.Equal((kind, optOut, rule), (decision.Kind.ToString(), decision.OptOut?.Name, decision.Rule));
        Assert.Equal(optOut is null ? OptOutSource.Reply : OptOutSource.Button, decision.OptOutSource);
    }

    [Theory]
    [InlineData("p3", "Abmelden", "Unsubscribe", "*")]
    [InlineData("p1", "Gern", "Free", null)]
    [InlineData("p1", "", "Free", null)]
    public void Button_WithoutQuestion(string payload, string title, string kind, string? optOut)
    {
        var decision = Decider.Decide(Message(title) with { ButtonPayload = payload, ButtonText = title }, new InboundContext(Question: null, IsClarified: false, IsOptedOut: false));
        Assert.Equal((kind, optOut), (decision.Kind.ToString(), decision.OptOut?.Name));
    }

    [Theory]
    [InlineData("STOP", "stop", null, "Unsubscribe", "*", false, "provider:stop")]
    [InlineData("stop", "whatever", null, "Unsubscribe", "*", false, "provider:stop")]
    [InlineData("STOP", "Gern", "p1", "Unsubscribe", "*", false, "provider:stop")]
    [InlineData("START", "start", null, "Free", null, true, "provider:start")]
    [InlineData("START", "JOIN", null, "Free", null, true, "provider:start")]
    [InlineData("START", "YES", null, "Yes", null, false, "word:yes:de")]
    [InlineData("START", "1", null, "Yes", null, false, "digit")]
    [InlineData("START", "Gern", "p1", "Yes", null, false, "button")]
    [InlineData("HELP", "help", null, "Free", null, false, "provider:help")]
    public void Provider_HasAnswered(string type, string text, string? payload, string kind, string? optOut, bool lifts, string rule)
    {
        var decision = Decider.Decide(Message(text) with { OptOutType = type, ButtonPayload = payload }, new InboundContext(Question, IsClarified: false, IsOptedOut: false));
        Assert.Equal((kind, optOut, lifts, rule, null, true), (decision.Kind.ToString(), decision.OptOut?.Name, decision.LiftsOptOut, decision.Rule, decision.Answer, decision.IsForHandler));
        Assert.Equal(optOut is null ? OptOutSource.Reply : OptOutSource.Provider, decision.OptOutSource);
    }

    [Fact]
    public void YesToNobody_DoesNotLiftAnOptOut()
        => Assert.False(Decider.Decide(Message("Ja") with { OptOutType = "START" }, new InboundContext(Question: null, IsClarified: false, IsOptedOut: true)).LiftsOptOut);

    [Fact]
    public void Media_IsNoAnswer_AndAskedAboutOnce()
    {
        var decision = Decider.Decide(Message("") with { HasMedia = true }, new InboundContext(Question, IsClarified: false, IsOptedOut: false));
        Assert.Equal((ReplyKind.Unclear, InboundRules.Media, "1, 2 oder 3?", null), (decision.Kind, decision.Rule, decision.Answer, decision.OptOut));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Forwarding_IsAsConfigured(bool forwards)
        => Assert.Equal(forwards, new InboundDecider(new ReplyReader(), forwards).Decide(Message("stop"), new InboundContext(Question, IsClarified: false, IsOptedOut: false)).IsForwarded);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithoutAHandler_NothingWaitsForOne(bool handles)
        => Assert.Equal(handles, new InboundDecider(new ReplyReader(), forwards: false, handles).Decide(Message("hello"), new InboundContext(Question, IsClarified: false, IsOptedOut: false)).IsForHandler);

    /// <summary>Whatever is written, nothing is thrown, the decision is the same again, and no unclear text opts anybody out.</summary>
    [Fact]
    public void AnyText_IsDecided_AlikeEachTime()
    {
        var word = Gen.Elements("stop", "1", "2", "3", "yes", "nein", "👍🏽", "don't", "bitte", "停止", "ไม่", "\uD83D", "\u20E3", "١", "-", ", ", "\n", " ", "*", "keine", "nachrichten", "mehr", "ß", "\0", "İ", "🅢");
        var texts = Gen.OneOf(word.ListOf().Select(string.Concat), word.ListOf().Select(words => string.Join(' ', words)), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        var flags = ArbMap.Default.GeneratorFor<bool>();
        Prop.ForAll(texts.ToArbitrary(), flags.ToArbitrary(), flags.ToArbitrary(), (text, isOpen, isOptedOut) =>
        {
            var context = new InboundContext(isOpen ? Question : null, IsClarified: false, isOptedOut);
            var decision = Decider.Decide(Message(text), context);
            Assert.Equal(decision, Decider.Decide(Message(text), context));
            Assert.Equal(decision.Kind == ReplyKind.Unsubscribe, decision.OptOut is not null);
            Assert.True(decision.Answer is null || !isOptedOut || decision.LiftsOptOut);
            Assert.True(isOpen || decision.Kind is not (ReplyKind.Yes or ReplyKind.No));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static InboundMessage Message(string text)
        => new() { MessageSid = "SM1", Sender = "whatsapp:+14155238886", From = new Recipient("whatsapp:+4915112345678", default), Body = text };
}
