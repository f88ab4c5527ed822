using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger;

/// <summary>A message as the ledger has it.</summary>
public sealed record SendRecord
{
    public required long SendId { get; init; }

    /// <summary>Null for a row of a list sending, which is one of its kind by list and person.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>The list sending it belongs to.</summary>
    public string? Distribution { get; init; }

    /// <summary>Line of the list it came from.</summary>
    public long? Line { get; init; }

    public required SendKind Kind { get; init; }

    public required SendState State { get; init; }

    public required Delivery Delivery { get; init; }

    public required RecipientKey Recipient { get; init; }

    public required int Attempt { get; init; }

    public string? Template { get; init; }

    public string? Language { get; init; }

    public string? MessageSid { get; init; }

    public int? ErrorCode { get; init; }

    /// <summary>How often it was sent again after looking for it in vain: the only way to a second message.</summary>
    public int Resends { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
