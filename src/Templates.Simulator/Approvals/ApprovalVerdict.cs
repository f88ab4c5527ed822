namespace WaTemplates.Simulator;

/// <summary>How a review ends.</summary>
/// <param name="Status">The status it ends with; <see cref="ApprovalStatus"/> has the known words, others are possible.</param>
/// <param name="Reason">Why it is rejected.</param>
public sealed record ApprovalVerdict(string Status, string Reason = "")
{
    /// <summary>It is approved.</summary>
    public static ApprovalVerdict Approved { get; } = new(ApprovalStatus.Approved);

    /// <summary>It stays under review until <see cref="TwilioSimulator.Approve"/> or <see cref="TwilioSimulator.Reject"/>.</summary>
    public static ApprovalVerdict Undecided { get; } = new(ApprovalStatus.Pending);

    /// <summary>Category that the review gives it instead of the one asked for.</summary>
    public string? Category { get; init; }

    /// <summary>Time from the request to the verdict; default <see cref="SimulatorOptions.ApprovalDelay"/>.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>It is rejected.</summary>
    public static ApprovalVerdict Rejected(string reason) => new(ApprovalStatus.Rejected, reason);
}
