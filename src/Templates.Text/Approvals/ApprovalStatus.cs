namespace WaTemplates.Text.Approvals;

/// <summary>Statuses of a submission: Twilio's words, and two of ours for the time before the first of them. Others may appear at any time.</summary>
internal static class ApprovalStatus
{
    /// <summary>Ours: the content was about to be created. Twilio may or may not have it.</summary>
    public const string Creating = "creating";

    /// <summary>Ours: Twilio has the content, approval was not asked for or that is not known yet.</summary>
    public const string Created = "created";

    public const string Unsubmitted = "unsubmitted";
    public const string Received = "received";
    public const string Pending = "pending";
    public const string Approved = "approved";
    public const string Rejected = "rejected";
    public const string Paused = "paused";
    public const string Disabled = "disabled";

    /// <summary>Ours: Twilio has no such content any more.</summary>
    public const string Deleted = "deleted";

    /// <summary>How long Meta blocks the name of a rejected or deleted template. Source: Twilio, "Message template approvals and statuses".</summary>
    public static readonly TimeSpan NameBlock = TimeSpan.FromDays(30);
}
