using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Ledger;

/// <summary>A message to be recorded for sending.</summary>
public sealed record NewSend
{
    /// <summary>Unique in the ledger for ever: a second row of this key is not made.</summary>
    public required string DedupeKey { get; init; }

    public required SendKind Kind { get; init; }

    /// <summary>Our own address, <c>whatsapp:+14155238886</c>.</summary>
    public required string Sender { get; init; }

    public required Recipient Recipient { get; init; }

    /// <summary>The list whose opt-outs count beside those of everything; null for session texts, which only the latter stop.</summary>
    public string? MailingList { get; init; }

    /// <summary>Template and language, for people and metrics.</summary>
    public string? Template { get; init; }

    public string? Language { get; init; }

    /// <summary>The approved content of a template message.</summary>
    public string? ContentSid { get; init; }

    /// <summary>Fingerprint of that content.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Content variables as a JSON object, or the text of a session message. Deleted some time after the end.</summary>
    public required string Payload { get; init; }

    /// <summary>What the recipient is asked, and until when an answer counts; opened when the message is claimed.</summary>
    public OpenQuestion? Question { get; init; }

    public TimeSpan QuestionLife { get; init; } = TimeSpan.FromDays(7);

    public DateTimeOffset? NotAfter { get; init; }
}

/// <summary>What became of a <see cref="NewSend"/>.</summary>
/// <param name="SendId">Its row, or the earlier one of the same key.</param>
/// <param name="IsNew">False where a row of that key was there.</param>
/// <param name="State"><see cref="SendState.Suppressed"/> where the recipient has opted out; else queued, or the state of the earlier row.</param>
/// <param name="IsSame">Whether the earlier row has the same recipient, template and language.</param>
public readonly record struct EnqueueOutcome(long SendId, bool IsNew, SendState State, bool IsSame);
