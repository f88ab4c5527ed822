using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>How a list sending stands.</summary>
public sealed record DistributionStatus
{
    /// <summary>Its name for ever.</summary>
    public required string Key { get; init; }

    /// <summary>The template it sends.</summary>
    public required string Template { get; init; }

    /// <summary>The list whose opt-outs count.</summary>
    public required string MailingList { get; init; }

    /// <summary>What people get in whose language the template has no text; null where they are refused.</summary>
    public string? FallbackLanguage { get; init; }

    /// <summary>Where it stands.</summary>
    public required DistributionState State { get; init; }

    /// <summary>Why it is held: a person's words, or the breaker's.</summary>
    public string? Reason { get; init; }

    /// <summary>How it is sent.</summary>
    public required DistributionSettings Settings { get; init; }

    /// <summary>When it was first imported.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Messages by state of our pipeline.</summary>
    public required IReadOnlyDictionary<SendState, long> States { get; init; }

    /// <summary>Accepted messages by what the provider told last.</summary>
    public required IReadOnlyDictionary<Delivery, long> Deliveries { get; init; }

    /// <summary>Messages by error code.</summary>
    public required IReadOnlyDictionary<int, long> Errors { get; init; }

    /// <summary>Answers by kind, each person's last one.</summary>
    public required IReadOnlyDictionary<ReplyKind, long> Answers { get; init; }

    /// <summary>Unknown ones that stay so by policy.</summary>
    public long HeldUnknown { get; init; }

    /// <summary>How many messages may still leave before the canary's reports are looked at; null when it is over.</summary>
    public long? CanaryLeft { get; init; }

    /// <summary>All its messages.</summary>
    public long Total => States.Values.Sum();

    /// <summary>Messages that are queued, under way or of unknown fate; held ones do not count.</summary>
    public long Open => States.GetValueOrDefault(SendState.Queued) + States.GetValueOrDefault(SendState.Attempting) + States.GetValueOrDefault(SendState.Unknown) - HeldUnknown;
}

/// <summary>One person of a list sending.</summary>
/// <param name="Line">Of the list it came from.</param>
/// <param name="Phone">The number; null when it was deleted by retention or erasure.</param>
/// <param name="Language">The language chosen for the person.</param>
/// <param name="State">Where the message stands in our pipeline.</param>
/// <param name="Delivery">How far the provider got.</param>
/// <param name="MessageSid">The provider's number, once it has one.</param>
/// <param name="ErrorCode">The last error code; null without one.</param>
/// <param name="UpdatedAt">When the row last changed.</param>
public sealed record DistributionRow(long Line, string? Phone, string Language, SendState State, Delivery Delivery, string? MessageSid, int? ErrorCode, DateTimeOffset UpdatedAt);

/// <summary>What a list sending would do.</summary>
/// <param name="Languages">Messages by language.</param>
/// <param name="Samples">The first messages, filled.</param>
/// <param name="Counts">What an import would come to.</param>
public sealed record DistributionPreview(ImportCounts Counts, IReadOnlyDictionary<string, long> Languages, IReadOnlyList<FilledMessage> Samples);

/// <summary>A message as its recipient would see it.</summary>
/// <param name="Line">Of the contact.</param>
/// <param name="Text">Header, body, footer and buttons, a blank line between them.</param>
/// <param name="Language">The language chosen for the person.</param>
public sealed record FilledMessage(long Line, string Language, string Text);
