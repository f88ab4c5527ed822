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
    /// <summary>Not accepted yet.</summary>
    None = 0,

    /// <summary>Accepted, waiting at the provider.</summary>
    Queued = 1,

    /// <summary>On its way to WhatsApp.</summary>
    Sending = 2,

    /// <summary>WhatsApp has it.</summary>
    Sent = 3,

    /// <summary>On the person's device.</summary>
    Delivered = 4,

    /// <summary>Opened by the person.</summary>
    Read = 5,

    /// <summary>Nothing was heard, and asking did not help. Gives way to any report.</summary>
    Unreported = 6,

    /// <summary>Taken back before it was sent.</summary>
    Canceled = 7,

    /// <summary>WhatsApp could not deliver it.</summary>
    Undelivered = 8,

    /// <summary>The provider could not send it.</summary>
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
