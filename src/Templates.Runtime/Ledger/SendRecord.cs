using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger;

/// <summary>A message as the ledger has it.</summary>
public sealed record SendRecord
{
    /// <summary>Number of the row.</summary>
    public required long SendId { get; init; }

    /// <summary>Null for a row of a list sending, which is one of its kind by list and person.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>The list sending it belongs to.</summary>
    public string? Distribution { get; init; }

    /// <summary>Line of the list it came from.</summary>
    public long? Line { get; init; }

    /// <summary>Template or session text.</summary>
    public required SendKind Kind { get; init; }

    /// <summary>Where it stands in our pipeline.</summary>
    public required SendState State { get; init; }

    /// <summary>How far the provider got.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>Who gets it.</summary>
    public required RecipientKey Recipient { get; init; }

    /// <summary>Attempts so far; 0 before the first claim.</summary>
    public required int Attempt { get; init; }

    /// <summary>The template; null for session texts.</summary>
    public string? Template { get; init; }

    /// <summary>The template's language.</summary>
    public string? Language { get; init; }

    /// <summary>The provider's number, once it has one.</summary>
    public string? MessageSid { get; init; }

    /// <summary>The last error code; null without one.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>How often it was sent again after looking for it in vain: the only way to a second message.</summary>
    public int Resends { get; init; }

    /// <summary>When the row last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
