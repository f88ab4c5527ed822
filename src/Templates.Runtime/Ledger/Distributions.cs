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

    /// <summary>Every row is final, or unknown by policy. Final.</summary>
    Completed = 3,

    /// <summary>Given up; what had not left is cancelled. Final.</summary>
    Stopped = 4,
}

/// <summary>A list sending and how many of its rows are in each state.</summary>
/// <param name="Key">Its name for ever.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it is held; null where it is not.</param>
/// <param name="Counts">Messages by state.</param>
/// <param name="HeldUnknown">Unknown ones that stay so by policy.</param>
public sealed record DistributionRecord(string Key, DistributionState State, string? Reason, IReadOnlyDictionary<SendState, long> Counts, long HeldUnknown);
