namespace WaTemplates.Runtime.Ledger;

/// <summary>What a status callback, or a look at the provider, says of a message.</summary>
/// <param name="MessageSid">The provider's number of it.</param>
/// <param name="Delivery">How far it got.</param>
/// <param name="ErrorCode">Why it failed.</param>
public sealed record DeliveryReport(string MessageSid, Delivery Delivery, int? ErrorCode)
{
    /// <summary>Our row, where the callback carried its number and the proof of it; settles a message of unknown fate.</summary>
    public long? SendId { get; init; }

    /// <summary>The provider says that the recipient has opted out there: recorded for everything.</summary>
    public bool IsOptedOut { get; init; }
}

/// <summary>What a report did.</summary>
/// <param name="SendId">The row, or null where the message is none of ours.</param>
/// <param name="IsChanged">Whether it moved the row forward.</param>
/// <param name="Before">Where the row stood.</param>
/// <param name="Kind">What kind of message it was.</param>
/// <param name="Template">Which template.</param>
/// <param name="Language">In which language.</param>
public readonly record struct ReportEffect(long? SendId, bool IsChanged, Delivery Before, SendKind Kind, string? Template, string? Language)
{
    /// <summary>The list sending the row belongs to.</summary>
    public string? Distribution { get; init; }
}
