using System.Globalization;
using WaTemplates.Cli.Approvals.Planning;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>What a run gave.</summary>
/// <param name="Account">The account.</param>
/// <param name="Texts">What became of each text.</param>
internal sealed record SubmissionResult(string Account, IReadOnlyList<TextOutcome> Texts)
{
    /// <summary>Why the run stopped before its end, or null.</summary>
    public string? Stopped { get; init; }

    /// <summary>From when on another run can go on, where that is known.</summary>
    public DateTimeOffset? RunAgainAt { get; init; }
}

/// <summary>Submits texts one after the other; an end at any point leaves a file that another run goes on from.</summary>
/// <param name="twilio">The account.</param>
/// <param name="store">The approvals file.</param>
/// <param name="settle">How long a new content may be missing from Twilio's list.</param>
/// <param name="display">Told of each step.</param>
internal sealed class Submission(TwilioConnection twilio, ApprovalsStore store, TimeSpan settle, ISubmissionDisplay display)
{
    private readonly ContentCreation creation = new(twilio, new KnownContents(twilio), settle, display.Tell);
    private readonly ApprovalRequest request = new(twilio, display.Tell);

    /// <param name="texts">The texts.</param>
    /// <param name="resubmit">Whether refused texts are submitted again as they are.</param>
    /// <param name="cancellationToken">Ends the run between two steps.</param>
    public async Task<SubmissionResult> RunAsync(IReadOnlyList<SubmissionText> texts, bool resubmit, CancellationToken cancellationToken)
    {
        var outcomes = new List<TextOutcome>();
        SubmissionStoppedException? stopped = null;
        foreach (var text in texts)
        {
            var planned = PlannedText.Of(text, store.Read(), twilio.Account);
            if (!MustSubmit(planned, resubmit))
                outcomes.Add(SubmissionReport.Untouched(planned));
            else if (stopped is not null)
                outcomes.Add(new TextOutcome(text, TextOutcome.Left, "left for another run") { Record = planned.Standing.Record });
            else
                outcomes.Add(await SubmitAsync(planned, exception => stopped = exception, cancellationToken).ConfigureAwait(false));
            display.Done(outcomes[^1]);
        }

        return new SubmissionResult(twilio.Account, outcomes) { Stopped = stopped?.Message, RunAgainAt = stopped?.RunAgainAt };
    }

    public static bool MustSubmit(PlannedText planned, bool resubmit) => planned.IsToSubmit || (resubmit && planned.Standing.State == ApprovalState.Refused);

    private async Task<TextOutcome> SubmitAsync(PlannedText planned, Action<SubmissionStoppedException> stop, CancellationToken cancellationToken)
    {
        var text = planned.Text;
        var records = new SubmissionRecords(store, twilio.Account, text);
        var replaces = planned.Standing.State == ApprovalState.Refused ? planned.Standing.Record : null;
        try
        {
            var (created, isNew) = await creation.EnsureAsync(text, records, replaces, cancellationToken).ConfigureAwait(false);
            display.Tell(text, string.Create(CultureInfo.InvariantCulture, $"{(isNew ? "created" : "found")} {created.ContentSid}"));
            var record = await request.EnsureAsync(text, records, created, isNew, cancellationToken).ConfigureAwait(false);
            return new TextOutcome(text, TextOutcome.Submitted, $"as {record.ApprovalName}, {record.Status}") { Record = record };
        }
        catch (SubmissionFailedException exception)
        {
            return new TextOutcome(text, TextOutcome.Failed, exception.Message) { Record = records.Own };
        }
        catch (SubmissionStoppedException exception)
        {
            stop(exception);
            return new TextOutcome(text, TextOutcome.Left, "left for another run") { Record = records.Own };
        }
    }
}
