using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Ledger;

/// <summary>Where a list sending stands.</summary>
public enum DistributionState
{
    /// <summary>Being imported; nothing leaves.</summary>
    Draft = 0,

    /// <summary>Its messages leave.</summary>
    Running = 1,

    /// <summary>Held, by a person or a breaker; the reason says which.</summary>
    Paused = 2,

    /// <summary>Every row is final, or unknown by policy. New people make it a draft again, unless it is stopped.</summary>
    Completed = 3,

    /// <summary>Given up; what had not left is cancelled. Final.</summary>
    Stopped = 4,
}

/// <summary>A list sending to be made.</summary>
/// <param name="Key">Its name for ever.</param>
/// <param name="Template">What it sends.</param>
/// <param name="MailingList">The list whose opt-outs count beside those of everything.</param>
/// <param name="Sender">Our address it sends from.</param>
public sealed record NewDistribution(string Key, string Template, string MailingList, string Sender)
{
    /// <summary>Language for people whose own the template lacks.</summary>
    public string? FallbackLanguage { get; init; }

    /// <summary>Fingerprint of the text in each language when it was made.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Limits and times.</summary>
    public DistributionSettings Settings { get; init; } = new();
}

/// <summary>A list sending, and how many of its rows stand where. What no row has is left out of the counts.</summary>
public sealed record DistributionRecord
{
    /// <summary>Its name for ever.</summary>
    public required string Key { get; init; }

    /// <summary>What it sends.</summary>
    public required string Template { get; init; }

    /// <summary>The list whose opt-outs count beside those of everything.</summary>
    public required string MailingList { get; init; }

    /// <summary>Our address it sends from.</summary>
    public required string Sender { get; init; }

    /// <summary>Language for people whose own the template lacks.</summary>
    public string? FallbackLanguage { get; init; }

    /// <summary>Fingerprint of the text in each language when it was made.</summary>
    public required IReadOnlyDictionary<string, string> Fingerprints { get; init; }

    /// <summary>Limits and times.</summary>
    public required DistributionSettings Settings { get; init; }

    /// <summary>Where it stands.</summary>
    public required DistributionState State { get; init; }

    /// <summary>Why it is held; null where it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the controller decided so far.</summary>
    public required DistributionCourse Course { get; init; }

    /// <summary>Messages per second that spread what was queued at the start; null without <see cref="DistributionSettings.SpreadOver"/>.</summary>
    public double? SpreadRate { get; init; }

    /// <summary>What its rows are made from.</summary>
    public required IReadOnlyList<MemberContent> Contents { get; init; }

    /// <summary>Messages by state.</summary>
    public required IReadOnlyDictionary<SendState, long> Counts { get; init; }

    /// <summary>How many unknown ones are held.</summary>
    public required long HeldUnknown { get; init; }

    /// <summary>By what the provider told last, <see cref="Delivery.None"/> left out.</summary>
    public required IReadOnlyDictionary<Delivery, long> Deliveries { get; init; }

    /// <summary>By error code, also of rows that wait for another attempt.</summary>
    public required IReadOnlyDictionary<int, long> Errors { get; init; }

    /// <summary>People by their last answer or opt-out.</summary>
    public required IReadOnlyDictionary<ReplyKind, long> Answers { get; init; }

    /// <summary>Rows that are queued, under way or of unknown fate; held ones do not count.</summary>
    public long Open => Counts.GetValueOrDefault(SendState.Queued) + Counts.GetValueOrDefault(SendState.Attempting) + Counts.GetValueOrDefault(SendState.Unknown) - HeldUnknown;
}
