using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Cli.Approvals.Reports;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Checking;

/// <summary>Asks Twilio how the submissions of the approvals file stand, writes that down, and compares the texts.</summary>
internal sealed class StatusCheck(TwilioConnection twilio, ApprovalsStore store, IReadOnlyList<SubmissionText> texts)
{
    private readonly ContentLookup lookup = new(twilio);
    private readonly Dictionary<string, FoundContent> answers = new(StringComparer.Ordinal);

    /// <summary>Asks for all submissions that Twilio has, refused and superseded ones as well: Meta may change its mind.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken)
        => RefreshAsync(record => record is { ContentSid: not null, Status: not ApprovalStatus.Deleted }, withTypes: true, cancellationToken);

    /// <summary>Asks for those whose review is still to come.</summary>
    public Task RefreshWaitingAsync(CancellationToken cancellationToken) => RefreshAsync(record => RecordRefresh.IsWaiting(record) || IsUnknown(record), withTypes: false, cancellationToken);

    /// <summary>How every text of the templates and of the file stands now.</summary>
    public IReadOnlyList<CheckedText> Results()
    {
        var file = store.Read();
        var known = file.Accounts.TryGetValue(twilio.Account, out var records) ? records : new Dictionary<string, IReadOnlyList<ApprovalRecord>>(StringComparer.Ordinal);
        var own = texts.Select(text => ResultOf(text.Id, text, known.TryGetValue(text.Id, out var submissions) ? submissions : []));
        var ids = texts.Select(text => text.Id).ToHashSet(StringComparer.Ordinal);
        var unused = known.Where(entry => !ids.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => ResultOf(entry.Key, null, entry.Value));
        return [.. own, .. unused];
    }

    private async Task RefreshAsync(Func<ApprovalRecord, bool> isWanted, bool withTypes, CancellationToken cancellationToken)
    {
        var file = store.Read();
        if (!file.Accounts.TryGetValue(twilio.Account, out var known))
            return;
        var sids = known.Values.SelectMany(records => records).Where(isWanted).Select(record => record.ContentSid!).Distinct(StringComparer.Ordinal).ToArray();
        if (sids.Length == 0)
            return;
        var found = await lookup.FindAsync(sids, withTypes, cancellationToken).ConfigureAwait(false);
        foreach (var (sid, answer) in found)
            answers[sid] = answer with { Content = answer.Content is { Types: null } bare && answers.GetValueOrDefault(sid)?.Content?.Types is { } types ? bare with { Types = types } : answer.Content };
        var now = DateTimeOffset.UtcNow;
        store.ChangeAll(twilio.Account, record => record.ContentSid is { } sid && found.TryGetValue(sid, out var answer) ? Refreshed(record, answer, now) : record);
    }

    private static ApprovalRecord Refreshed(ApprovalRecord record, FoundContent answer, DateTimeOffset now)
    {
        if (answer.IsDeleted)
            return RecordRefresh.Deleted(record, now);
        return answer.Content?.Approval is { } approval ? RecordRefresh.With(record, approval, now) : record;
    }

    private CheckedText ResultOf(string id, SubmissionText? text, IReadOnlyList<ApprovalRecord> records)
    {
        var standing = ApprovalStanding.Of(records, text?.Fingerprint ?? records[^1].Fingerprint);
        // What is or may be sent: the last submission and the last approved one.
        var compared = new[] { standing.Record, standing.LastApproved }.OfType<ApprovalRecord>().Distinct().ToArray();
        return new CheckedText(id, text, standing)
        {
            Drift = [.. compared.SelectMany(DriftOf)],
            Problems = [.. compared.Select(record => record.ContentSid is { } sid && answers.GetValueOrDefault(sid)?.Problem is { } problem ? $"{sid} could not be read: {problem}." : null).OfType<string>()],
        };
    }

    private IReadOnlyList<ContentDifference> DriftOf(ApprovalRecord record)
        => record.ContentSid is { } sid && answers.GetValueOrDefault(sid)?.Content?.Types is { } types && !ContentParts.AreEqual(record.Content, types)
            ? ContentDifference.Between(record.Content, null, types, null)
            : [];

    private static bool IsUnknown(ApprovalRecord record)
        => record.ContentSid is not null && ApprovalStanding.Of([record], record.Fingerprint).State == ApprovalState.Waiting;
}
