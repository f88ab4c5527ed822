using WaTemplates.Cli.Approvals.Planning;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>What a run would do, told from the approvals file alone.</summary>
internal static class SubmissionDryRun
{
    public static SubmissionResult Of(IReadOnlyList<SubmissionText> texts, ApprovalsFile file, string? account, bool resubmit)
    {
        var planned = texts.Select(text => PlannedText.Of(text, file, account));
        return new SubmissionResult(account ?? "an account that is not named", planned.Select(text => Submission.MustSubmit(text, resubmit)
            ? new TextOutcome(text.Text, TextOutcome.ToSubmit, $"would be submitted as {text.NextName}") { Record = text.Standing.Record }
            : SubmissionReport.Untouched(text)).ToArray());
    }
}
