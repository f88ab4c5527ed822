using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Ledger;

/// <summary>A message from a person, verified.</summary>
public sealed record InboundMessage
{
    /// <summary>The provider's number of it: recorded once, however often it arrives.</summary>
    public required string MessageSid { get; init; }

    /// <summary>Our address it was sent to.</summary>
    public required string Sender { get; init; }

    /// <summary>Who wrote.</summary>
    public required Recipient From { get; init; }

    /// <summary>What was written, or the tapped button's title.</summary>
    public required string Body { get; init; }

    /// <summary>When it was written, where it was looked up later; null for one that comes now.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the tapped button stands for.</summary>
    public string? ButtonPayload { get; init; }

    /// <summary>What the tapped button says.</summary>
    public string? ButtonText { get; init; }

    /// <summary><c>STOP</c>, <c>START</c> or <c>HELP</c> where the provider has handled it already.</summary>
    public string? OptOutType { get; init; }

    /// <summary>The message it answers, where the provider tells.</summary>
    public string? RepliedToSid { get; init; }

    /// <summary>Whether a picture, voice or file came with it.</summary>
    public bool HasMedia { get; init; }

    /// <summary>The form as received, for a second address to get it; null where none is to.</summary>
    public string? Form { get; init; }
}

/// <summary>What the ledger knows of a person when a message arrives.</summary>
/// <param name="Question">The last question that is still open, or the one the message replies to.</param>
/// <param name="IsClarified">Whether that question was followed by a request for a clear answer already.</param>
/// <param name="IsOptedOut">Whether the person has opted out of everything.</param>
public sealed record InboundContext(OpenQuestion? Question, bool IsClarified, bool IsOptedOut);

/// <summary>What is to be done about a message; carried out with it in one transaction.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Rule">The rule that says so, kept as evidence.</param>
public sealed record InboundDecision(ReplyKind Kind, string Rule)
{
    /// <summary>What the person opts out of.</summary>
    public OptOutScope? OptOut { get; init; }

    /// <summary>How the opt-out came, kept as evidence.</summary>
    public OptOutSource OptOutSource { get; init; } = OptOutSource.Reply;

    /// <summary>The person comes back: lifts what their own messages set.</summary>
    public bool LiftsOptOut { get; init; }

    /// <summary>A session text to send, as <see cref="AnswerKind"/>.</summary>
    public string? Answer { get; init; }

    /// <summary>What kind of message <see cref="Answer"/> is.</summary>
    public SendKind AnswerKind { get; init; } = SendKind.Session;

    /// <summary>The question is answered.</summary>
    public bool ClosesQuestion { get; init; }

    /// <summary>The answer asks for a clear one; there is no second of these for a question.</summary>
    public bool IsClarifying { get; init; }

    /// <summary>The user's handler is to see it.</summary>
    public bool IsForHandler { get; init; }

    /// <summary>The second address is to get the form.</summary>
    public bool IsForwarded { get; init; }
}

/// <summary>What recording a message did.</summary>
/// <param name="IsNew">False for one that came before; nothing changed then.</param>
/// <param name="Decision">What was decided, now or then.</param>
public sealed record InboundOutcome(bool IsNew, InboundDecision Decision);
