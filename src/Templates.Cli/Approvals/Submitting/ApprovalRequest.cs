using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>Asks for the approval of a content, under the first name that Twilio takes.</summary>
internal sealed class ApprovalRequest(TwilioConnection twilio, Action<SubmissionText, string> tell)
{
    private const int Names = 20;
    private const int Requests = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="text">The text.</param>
    /// <param name="records">Its submissions.</param>
    /// <param name="record">The one with the content.</param>
    /// <param name="isNew">Whether the content was created just now, so that nothing can have been asked yet.</param>
    /// <param name="cancellationToken">Gives up between two steps.</param>
    /// <exception cref="SubmissionFailedException">Twilio refuses.</exception>
    /// <exception cref="SubmissionStoppedException">Nothing can be submitted for now.</exception>
    public async Task<ApprovalRecord> EnsureAsync(SubmissionText text, SubmissionRecords records, ApprovalRecord record, bool isNew, CancellationToken cancellationToken)
    {
        if (!isNew && await AskedAsync(records, record, cancellationToken).ConfigureAwait(false) is { } asked)
            return asked;
        var pace = new TwilioPace(what => tell(text, what));
        var name = ApprovalNames.Next(text.Name, text.Language, records.All);
        for (int names = 0, requests = 0; names < Names && requests < Requests;)
        {
            var answer = await twilio.PostJsonAsync(TwilioHost.Content, $"/v1/Content/{record.ContentSid}/ApprovalRequests/whatsapp", Body(name, text.Category), cancellationToken).ConfigureAwait(false);
            if (answer.IsDone)
                return records.Save(Submitted(record, RemoteApproval.Read(answer.Body!), name));
            if (answer.Outcome == TwilioOutcome.NotProcessed)
            {
                await pace.WaitAsync(answer, cancellationToken).ConfigureAwait(false);
                continue;
            }

            TwilioPace.StopIfDenied(answer);
            // Whatever the answer says: another run, or this request after all, may have been taken.
            if (await AskedAsync(records, record, cancellationToken).ConfigureAwait(false) is { } taken)
                return taken;
            if (answer.Outcome == TwilioOutcome.Refused)
            {
                if (!IsAboutTheName(answer, name))
                    Refuse(records, record, answer);
                var next = ApprovalNames.After(text.Name, text.Language, name, records.IsShared(name));
                tell(text, $"Twilio does not take the name {name}; trying {next}");
                (name, names) = (next, names + 1);
                continue;
            }

            requests++;
            tell(text, $"it is not known whether Twilio took the request for approval ({answer.Reason}); asking again");
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        throw new SubmissionFailedException($"Approval of {record.ContentSid} could not be asked for. Run the command again: it goes on from there.");
    }

    /// <summary>Reads how the approval stands and writes it down.</summary>
    /// <returns>Null where it was not asked for.</returns>
    private async Task<ApprovalRecord?> AskedAsync(SubmissionRecords records, ApprovalRecord record, CancellationToken cancellationToken)
    {
        var answer = await twilio.GetAsync(TwilioHost.Content, $"/v1/Content/{record.ContentSid}/ApprovalRequests", cancellationToken).ConfigureAwait(false);
        if (answer.HttpStatus == 404)
        {
            records.Save(record with { Status = ApprovalStatus.Deleted, DecidedAt = DateTimeOffset.UtcNow });
            throw new SubmissionFailedException($"Twilio has no content {record.ContentSid} any more: somebody deleted it. To create it anew, use --resubmit.");
        }

        TwilioPace.StopIfDenied(answer);
        if (!answer.IsDone)
            throw new SubmissionFailedException($"How the approval of {record.ContentSid} stands cannot be read: {answer.Reason}. Run the command again.");
        return RemoteApproval.Read(answer.Body!) is { IsSubmitted: true } approval ? records.Save(Submitted(record, approval, record.ApprovalName)) : null;
    }

    private static ApprovalRecord Submitted(ApprovalRecord record, RemoteApproval? approval, string? name) => record with
    {
        // One of Twilio's published answers to a request that was taken says unsubmitted.
        Status = approval is { IsSubmitted: true } ? approval.Status : ApprovalStatus.Received,
        ApprovalName = approval?.Name ?? name,
        Reason = approval?.Reason,
        SubmittedAt = record.SubmittedAt ?? DateTimeOffset.UtcNow,
        GrantedCategory = approval?.Status == ApprovalStatus.Approved ? approval.Category : null,
        DecidedAt = approval?.Status is ApprovalStatus.Approved or ApprovalStatus.Rejected ? DateTimeOffset.UtcNow : null,
    };

    // Twilio's words differ by cause and over time; a conflict is one about the name, since the content is ours.
    private static bool IsAboutTheName(TwilioAnswer answer, string name)
        => answer.HttpStatus == 409 || (answer.HttpStatus is 400 or 422 && (answer.Reason.Contains(name, StringComparison.Ordinal) || answer.Reason.Contains("name", StringComparison.OrdinalIgnoreCase)));

    private static void Refuse(SubmissionRecords records, ApprovalRecord record, TwilioAnswer answer)
    {
        records.Save(record with { Reason = answer.Reason });
        throw new SubmissionFailedException($"Twilio does not take the request for approval: {answer.Reason}.");
    }

    private static string Body(string name, string category) => new JsonWriter(indented: false).BeginObject().Member("name", name).Member("category", category).EndObject().ToString();
}
