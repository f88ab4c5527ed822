using WaTemplates.Cli.Approvals.Reports;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>A line a step, for logs.</summary>
internal sealed class LineDisplay(TextWriter output) : ISubmissionDisplay
{
    public void Tell(SubmissionText text, string what) => output.WriteLine(TextReport.Plain($"{text.Id}: {what}"));

    public void Done(TextOutcome outcome)
    {
        if (outcome.Action is not TextOutcome.Unchanged)
            output.WriteLine(TextReport.Plain($"{outcome.Text.Id}: {outcome.Action}, {outcome.Detail}"));
    }
}
