namespace WaTemplates.Runtime.Ledger;

/// <summary>Where a message stands in our pipeline. What the provider does with it is its <see cref="Delivery"/>.</summary>
public enum SendState
{
    /// <summary>Waits for its turn.</summary>
    Queued = 0,

    /// <summary>Claimed: the intent to send is durable, the request may be under way.</summary>
    Attempting = 1,

    /// <summary>The provider has taken it. Final.</summary>
    Accepted = 2,

    /// <summary>The request's fate is not known; it is looked up before anything is sent again.</summary>
    Unknown = 3,

    /// <summary>The provider will not take it. Final.</summary>
    Refused = 4,

    /// <summary>The recipient opted out before it left. Final.</summary>
    Suppressed = 5,

    /// <summary>Stopped before it left. Final.</summary>
    Cancelled = 6,

    /// <summary>Its time, or the 24-hour window, passed before it left. Final.</summary>
    Expired = 7,

    /// <summary>Passed over: its recipient had another message too lately for the list's <c>MinDaysBetween</c>. Final.</summary>
    Skipped = 8,
}

/// <summary>How far the provider got, in the order of progress; the last four are ends without delivery.</summary>
public enum Delivery
{
    None = 0,
    Queued = 1,
    Sending = 2,
    Sent = 3,
    Delivered = 4,
    Read = 5,

    /// <summary>Nothing was heard, and asking did not help. Gives way to any report.</summary>
    Unreported = 6,
    Canceled = 7,
    Undelivered = 8,
    Failed = 9,
}

/// <summary>What kind of message a row is.</summary>
public enum SendKind
{
    /// <summary>From an approved template, at any time.</summary>
    Template = 0,

    /// <summary>Free text, only while the recipient's 24-hour window is open.</summary>
    Session = 1,

    /// <summary>The one confirmation of an opt-out: a session text that goes out although the recipient has opted out.</summary>
    Confirmation = 2,
}
