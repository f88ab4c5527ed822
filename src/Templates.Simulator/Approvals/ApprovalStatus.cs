namespace WaTemplates.Simulator;

/// <summary>The words for the state of an approval.</summary>
public static class ApprovalStatus
{
    /// <summary>Never submitted.</summary>
    public const string Unsubmitted = "unsubmitted";

    /// <summary>Twilio has it.</summary>
    public const string Received = "received";

    /// <summary>Meta reviews it.</summary>
    public const string Pending = "pending";

    /// <summary>It can be sent at any time.</summary>
    public const string Approved = "approved";

    /// <summary>Refused, with a reason.</summary>
    public const string Rejected = "rejected";

    /// <summary>Off for some hours, because of its quality.</summary>
    public const string Paused = "paused";

    /// <summary>Off for good.</summary>
    public const string Disabled = "disabled";
}
