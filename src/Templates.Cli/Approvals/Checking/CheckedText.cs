using WaTemplates.Cli.Approvals.Reports;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Checking;

/// <summary>A text after Twilio was asked.</summary>
/// <param name="Id">NAME/LANG.</param>
/// <param name="Text">The template's text, or null where no template has it any more.</param>
/// <param name="Standing">How it stands now; of a text that no template has, that of its last submission.</param>
internal sealed record CheckedText(string Id, SubmissionText? Text, ApprovalStanding Standing)
{
    /// <summary>Where Twilio's text differs from what was submitted.</summary>
    public IReadOnlyList<ContentDifference> Drift { get; init; } = [];

    /// <summary>What could not be asked, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The submission that is sent: the text's own, or while that is not approved the last approved one.</summary>
    public ApprovalRecord? Record => Standing.Record;

    /// <summary>The category Meta approved it under where that is not the one asked for.</summary>
    public string? CategoryDrift => Record is { Status: ApprovalStatus.Approved, GrantedCategory: { } granted, RequestedCategory: { } requested } && granted != requested ? granted : null;

    /// <summary>A review is still to come.</summary>
    public bool IsWaiting => Standing.State == ApprovalState.Waiting;

    /// <summary>What a pipeline must not pass over. Waiting is none: a review takes its time.</summary>
    public bool IsTrouble => (Text is not null && Standing.State is ApprovalState.Refused or ApprovalState.Unfinished) || Drift.Count > 0 || CategoryDrift is not null || Problems.Count > 0;
}
