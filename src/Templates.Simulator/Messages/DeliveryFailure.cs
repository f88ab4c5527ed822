using WaTemplates.Simulator.Faults;

namespace WaTemplates.Simulator.Messages;

/// <summary>Why an accepted message will not arrive.</summary>
internal sealed record DeliveryFailure(int Code, string Status = MessageStatus.Undelivered)
{
    private const int LongestFilled = 1024;

    // Plain types can be used unapproved while the person's window is open.
    private static readonly string[] NeedApprovalAlways = ["twilio/call-to-action", "twilio/card", "whatsapp/card", "whatsapp/authentication", "twilio/carousel"];

    public static DeliveryFailure? Foresee(MessageRequest request, string text, bool windowIsOpen, FaultDecision decision)
    {
        if (decision.Undelivered is { } fault)
            return new DeliveryFailure(fault.Code ?? 30008, fault.Status ?? MessageStatus.Undelivered);
        if (request.Content is not { } content)
            return windowIsOpen ? null : new DeliveryFailure(63016);
        if (content.Status != ApprovalStatus.Approved && (!windowIsOpen || NeedApprovalAlways.Contains(content.Type, StringComparer.Ordinal)))
            return new DeliveryFailure(CodeFor(content.Status));
        if (request.Variables.Values.Any(value => value.Contains("     ", StringComparison.Ordinal)))
            return new DeliveryFailure(63013);
        if (text.Length > LongestFilled)
            return new DeliveryFailure(63021);
        var isMarketingToUnitedStates = content.Category == "MARKETING" && request.Chat.Phone.StartsWith("whatsapp:+1", StringComparison.Ordinal);
        return isMarketingToUnitedStates ? new DeliveryFailure(63049) : null;
    }

    private static int CodeFor(string approvalStatus) => approvalStatus switch
    {
        ApprovalStatus.Paused => 63041,
        ApprovalStatus.Disabled => 63042,
        ApprovalStatus.Rejected => 63040,
        ApprovalStatus.Received or ApprovalStatus.Pending => 63027,
        _ => 63016,
    };
}
