using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>
/// Brings a text to the point at which Twilio has its content, exactly once. The intent is written before the request; after
/// an end in between, the list decides, and only when it had time to settle is anything created anew.
/// </summary>
/// <param name="twilio">The account.</param>
/// <param name="contents">What it has already.</param>
/// <param name="settle">How long a new content may be missing from the list.</param>
/// <param name="tell">Told of waits.</param>
internal sealed class ContentCreation(TwilioConnection twilio, KnownContents contents, TimeSpan settle, Action<SubmissionText, string> tell)
{
    private const int Requests = 3;

    /// <param name="text">The text.</param>
    /// <param name="records">Its submissions.</param>
    /// <param name="replaces">A refused submission of the same text that a new one is wanted for, or null.</param>
    /// <param name="cancellationToken">Gives up between two steps.</param>
    /// <returns>The submission with its content, and whether this call created that.</returns>
    /// <exception cref="SubmissionFailedException">Twilio refuses the text.</exception>
    /// <exception cref="SubmissionStoppedException">Nothing can be created for now.</exception>
    public async Task<(ApprovalRecord Record, bool IsNew)> EnsureAsync(SubmissionText text, SubmissionRecords records, ApprovalRecord? replaces, CancellationToken cancellationToken)
    {
        var pace = new TwilioPace(what => tell(text, what));
        // The intent whose request Twilio has certainly not processed needs no look at the list.
        ApprovalRecord? absent = null;
        for (var requests = 0; ;)
        {
            var own = records.Own;
            if (own?.ContentSid is not null && own.ContentSid != replaces?.ContentSid)
                return (own, false);
            if (own is null || absent is null || own.CreatedAt != absent.CreatedAt)
            {
                var isBegun = own is { Status: ApprovalStatus.Creating };
                if (await contents.FindAsync(text, records.KnownContents, isBegun, cancellationToken).ConfigureAwait(false) is { } found)
                    return (records.Save(Intent(text, own) with { Status = ApprovalStatus.Created, ContentSid = found.Sid, Reason = null }), false);
                if (isBegun && await SettleAsync(text, own!, cancellationToken).ConfigureAwait(false))
                    continue;
            }

            if (requests++ == Requests)
                throw new SubmissionFailedException($"Twilio's answers to {Requests} requests left open whether the content was created. Run the command again: it looks for it first.");
            if (records.Claim(own) is not { } intent)
                continue;
            var answer = await twilio.PostJsonAsync(TwilioHost.Content, "/v1/Content", text.Document, cancellationToken).ConfigureAwait(false);
            if (answer.IsDone && answer.Body?["sid"]?.AsString is { Length: > 0 } sid)
                return (records.Save(intent with { Status = ApprovalStatus.Created, ContentSid = sid }), true);
            if (answer.Outcome is TwilioOutcome.Refused)
                Refuse(records, intent, answer);
            if (answer.Outcome is not TwilioOutcome.NotProcessed)
            {
                tell(text, $"it is not known whether Twilio created the content ({(answer.IsDone ? "the answer has no sid" : answer.Reason)}); looking for it");
                continue;
            }

            absent = intent;
            requests--;
            try
            {
                await pace.WaitAsync(answer, cancellationToken).ConfigureAwait(false);
            }
            catch (SubmissionStoppedException)
            {
                records.Save(intent with { CreatedAt = null, Reason = answer.Reason });
                throw;
            }
        }
    }

    private static ApprovalRecord Intent(SubmissionText text, ApprovalRecord? own)
        => own is { Status: ApprovalStatus.Creating } ? own : new ApprovalRecord(text.Fingerprint, ApprovalStatus.Creating, text.Content, text.Variables) { RequestedCategory = text.Category };

    /// <returns>Whether there was anything to wait for.</returns>
    private async Task<bool> SettleAsync(SubmissionText text, ApprovalRecord intent, CancellationToken cancellationToken)
    {
        var left = (intent.CreatedAt ?? default) + settle - DateTimeOffset.UtcNow;
        if (left <= TimeSpan.Zero)
            return false;
        tell(text, $"a submission was interrupted, and Twilio's list may lag: waiting {Math.Ceiling(left.TotalSeconds):0} s before it is created anew");
        // The file keeps whole seconds.
        await Task.Delay(left + TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static void Refuse(SubmissionRecords records, ApprovalRecord intent, TwilioAnswer answer)
    {
        records.Save(intent with { CreatedAt = null, Reason = answer.Reason });
        TwilioPace.StopIfDenied(answer);
        throw new SubmissionFailedException($"Twilio refuses the content: {answer.Reason}.");
    }
}
