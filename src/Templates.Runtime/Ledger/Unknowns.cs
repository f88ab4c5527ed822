namespace WaTemplates.Runtime.Ledger;

/// <summary>A message whose fate is not known.</summary>
/// <param name="SendId">Its row.</param>
/// <param name="Attempt">The attempt in question.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="IntentAt">When it was claimed; the provider cannot have it from before.</param>
/// <param name="Looks">How often it was looked for in vain.</param>
/// <param name="LookedAt">When last.</param>
/// <param name="IsHeld">Kept as it is, by policy.</param>
public sealed record UnknownSend(long SendId, int Attempt, string To, DateTimeOffset IntentAt, int Looks, DateTimeOffset? LookedAt, bool IsHeld);

/// <summary>What looking it up came to.</summary>
public enum Verdict
{
    /// <summary>The provider has it, as <see cref="Resolution.MessageSid"/>.</summary>
    Found,

    /// <summary>The provider's list works and does not have it; counted.</summary>
    Absent,

    /// <summary>Send it again: absent twice, or by policy. Kept as evidence with the row.</summary>
    Resend,

    /// <summary>Leave it unknown for good, and report it.</summary>
    Hold,
}

/// <summary>A decision about one unknown message; one about another attempt does not count.</summary>
/// <param name="SendId">The row.</param>
/// <param name="Attempt">The attempt it is about.</param>
/// <param name="Verdict">What is decided.</param>
public sealed record Resolution(long SendId, int Attempt, Verdict Verdict)
{
    /// <summary>The message that was found, with <see cref="Ledger.Verdict.Found"/>.</summary>
    public string? MessageSid { get; init; }
}
