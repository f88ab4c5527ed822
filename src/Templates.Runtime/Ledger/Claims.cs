namespace WaTemplates.Runtime.Ledger;

/// <summary>What a claim may take.</summary>
/// <param name="Sender">Our address it sends from.</param>
/// <param name="Limit">How many rows at most.</param>
/// <param name="ApprovalMaxAge">A template whose approval was last seen longer ago stays queued.</param>
public sealed record ClaimRequest(string Sender, int Limit, TimeSpan ApprovalMaxAge)
{
    /// <summary>The sender's rate, of which each message taken uses one permit; null takes without asking.</summary>
    public Pace? Pace { get; init; }

    /// <summary>The rate of all senders together, taken from in the same way.</summary>
    public Pace? AccountPace { get; init; }

    /// <summary>
    /// How many people the sender's template messages may reach in 24 hours. Rows of lists to others wait; single messages
    /// count and go all the same. Null neither counts nor limits.
    /// </summary>
    public int? DayCap { get; init; }

    /// <summary>
    /// Asked when the claim is about to be carried out: how many more rows than <see cref="Limit"/> may be taken by then. Called
    /// from any thread; what it grants counts as used, whatever the claim takes.
    /// </summary>
    public Func<int>? MoreRoom { get; init; }
}

/// <summary>A rate: never more than <paramref name="Burst"/> + <paramref name="PerSecond"/> × w in any window of w seconds.</summary>
/// <param name="PerSecond">Messages per second, more than 0.</param>
/// <param name="Burst">Messages that may leave at once after a rest.</param>
public sealed record Pace(double PerSecond, int Burst);

/// <summary>What a claim took.</summary>
/// <param name="Sends">The messages, in the order they are to leave.</param>
/// <param name="Permits">How many the rate allowed at that moment; with 0 there may be messages that have to wait for it.</param>
public sealed record Claim(IReadOnlyList<ClaimedSend> Sends, int Permits)
{
    /// <summary>When the next message of a list may leave that waits for its own rate; null where none does.</summary>
    public TimeSpan? Wait { get; init; }
}

/// <summary>A message that is ours to send, once: the intent is durable.</summary>
/// <param name="SendId">Its row.</param>
/// <param name="Attempt">Number of this attempt from 1; results of another attempt do not count.</param>
/// <param name="Kind">Template or session text.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="ContentSid">The content of a template message.</param>
/// <param name="Payload">Content variables, or the text.</param>
/// <param name="Template">For metrics.</param>
/// <param name="Language">For metrics.</param>
public sealed record ClaimedSend(long SendId, int Attempt, SendKind Kind, string To, string? ContentSid, string Payload, string? Template, string? Language)
{
    /// <summary>How often the provider turned it away for now (<see cref="SendOutcome.Retry"/>). <see cref="Attempt"/> also counts what never left.</summary>
    public int Retries { get; init; }

    /// <summary>The list sending it belongs to.</summary>
    public string? Distribution { get; init; }
}

/// <summary>What a claimed message came to.</summary>
public enum SendOutcome
{
    /// <summary>The provider answered with a message SID.</summary>
    Accepted,

    /// <summary>Nothing was written to the socket; not counted as a retry. Due again at <see cref="SendResult.DueAt"/>, at once without.</summary>
    NotAttempted,

    /// <summary>Certainly not processed; once more at <see cref="SendResult.DueAt"/>.</summary>
    Retry,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Nobody knows: to be looked up.</summary>
    Unknown,
}

/// <summary>The result of one attempt.</summary>
/// <param name="SendId">The row.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Outcome">What it came to.</param>
public sealed record SendResult(long SendId, int Attempt, SendOutcome Outcome)
{
    /// <summary>The provider's number, with <see cref="SendOutcome.Accepted"/>.</summary>
    public string? MessageSid { get; init; }

    /// <summary>When to try again; null for at once.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The provider's error code; null without one.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The provider says that the recipient has opted out there (21610, 63014): recorded for everything.</summary>
    public bool IsOptedOut { get; init; }
}

/// <summary>What a result did.</summary>
public enum ResultEffect
{
    /// <summary>The row is as the result says.</summary>
    Applied,

    /// <summary>The row had the same outcome already, by a callback.</summary>
    AlreadyKnown,

    /// <summary>The row has moved on and stays as it is; an opt-out was recorded all the same. With an acceptance this is a second message: it is reported.</summary>
    Stale,
}
