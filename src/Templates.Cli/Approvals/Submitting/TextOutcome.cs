using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>What a run did about a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Action">One word: <see cref="Submitted"/> and its like.</param>
/// <param name="Detail">More of it, for people.</param>
internal sealed record TextOutcome(SubmissionText Text, string Action, string Detail)
{
    /// <summary>It is under review now, or approved already.</summary>
    public const string Submitted = "submitted";

    /// <summary>Nothing was to be done.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>It was refused before and its text is the same.</summary>
    public const string Refused = "refused";

    /// <summary>Twilio did not take it.</summary>
    public const string Failed = "failed";

    /// <summary>The run stopped before it.</summary>
    public const string Left = "left";

    /// <summary>A dry run: what would be done.</summary>
    public const string ToSubmit = "to-submit";

    /// <summary>The submission as the approvals file has it then.</summary>
    public ApprovalRecord? Record { get; init; }

    public bool IsTrouble => Action is Failed or Left;
}
