using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Planning;

/// <summary>A text and how it stands.</summary>
/// <param name="Text">The text as it is now.</param>
/// <param name="Standing">What the approvals file says of it.</param>
/// <param name="NextName">The name its next submission would ask for first.</param>
internal sealed record PlannedText(SubmissionText Text, ApprovalStanding Standing, string NextName)
{
    /// <summary>Whether <c>submit</c> does something about it. A refused text is left alone: the same text is refused again.</summary>
    public bool IsToSubmit => Standing.State is ApprovalState.Missing or ApprovalState.Changed or ApprovalState.Unfinished;

    public static PlannedText Of(SubmissionText text, ApprovalsFile file, string? account)
    {
        IReadOnlyList<ApprovalRecord> records = account is null ? [] : file.Of(account, text.Name, text.Language);
        var standing = ApprovalStanding.Of(records, text.Fingerprint);
        return new PlannedText(text, standing, standing is { State: ApprovalState.Unfinished, Record.ApprovalName: { } begun } ? begun : ApprovalNames.Next(text.Name, text.Language, records));
    }
}
