namespace WaTemplates.Simulator.Approvals;

/// <summary>The state of a content's approval. Never changed: a step makes a new one.</summary>
internal sealed record Approval(string Status, string? Name = null, string? Category = null)
{
    public static Approval None { get; } = new(ApprovalStatus.Unsubmitted);

    public string Reason { get; init; } = "";

    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>A review is over, or somebody has decided by hand.</summary>
    public bool IsDecided => Status is not (ApprovalStatus.Unsubmitted or ApprovalStatus.Received or ApprovalStatus.Pending);

    public bool IsSubmitted => Status != ApprovalStatus.Unsubmitted;
}
