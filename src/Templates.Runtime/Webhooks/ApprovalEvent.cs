namespace WaTemplates.Runtime.Webhooks;

/// <summary>One change of a content at Meta.</summary>
/// <param name="ContentSid"><c>HX…</c>.</param>
/// <param name="IsStatus">Whether its status changed; else its category.</param>
/// <param name="Before">The value before, lower case.</param>
/// <param name="Now">The value now, lower case.</param>
/// <param name="At">When, by Twilio's clock, to the second.</param>
internal sealed record ApprovalEvent(string ContentSid, bool IsStatus, string Before, string Now, DateTimeOffset At);
