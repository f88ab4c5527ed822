using WaTemplates.Cli.Approvals.Planning;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>The submissions of one text in the approvals file, each step written before the next is taken.</summary>
internal sealed class SubmissionRecords(ApprovalsStore store, string account, SubmissionText text)
{
    /// <summary>The submission of the text as it is now, or null.</summary>
    public ApprovalRecord? Own => OwnOf(store.Read().Of(account, text.Name, text.Language));

    /// <summary>All submissions of the text.</summary>
    public IReadOnlyList<ApprovalRecord> All => store.Read().Of(account, text.Name, text.Language);

    /// <summary>Every content that the file knows of the account.</summary>
    public IReadOnlySet<string> KnownContents
        => (store.Read().Accounts.TryGetValue(account, out var texts) ? texts.Values.SelectMany(records => records) : []).Select(record => record.ContentSid).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether another language of the template was submitted under a name.</summary>
    public bool IsShared(string name)
        => store.Read().Accounts.TryGetValue(account, out var texts)
            && texts.Any(entry => entry.Key != text.Id && entry.Key.StartsWith(text.Name + "/", StringComparison.Ordinal) && entry.Value.Any(record => record.ApprovalName == name));

    /// <summary>Writes that the content is about to be created, unless somebody else did so first.</summary>
    /// <param name="seen">The submission as it was when that was decided: null, an intent, or one that is refused.</param>
    /// <returns>The intent, or null where the file says something else by now.</returns>
    /// <exception cref="SubmissionStoppedException">The account has created its 100 of this hour.</exception>
    public ApprovalRecord? Claim(ApprovalRecord? seen)
    {
        var now = DateTimeOffset.UtcNow;
        var limits = AccountLimits.Of(store.Read(), account, now);
        // An intent that is taken up again has its place already.
        if (limits.LeftThisHour == 0 && !(seen is { Status: ApprovalStatus.Creating, CreatedAt: { } begun } && begun > now.AddHours(-1)))
            throw new SubmissionStoppedException($"{AccountLimits.AnHour} texts were created within the last hour, and Meta takes no more.", limits.FreeFrom);
        ApprovalRecord? intent = null;
        store.Change(account, text.Name, text.Language, records =>
        {
            var own = OwnOf(records);
            if (!IsSame(own, seen))
                return records;
            intent = new ApprovalRecord(text.Fingerprint, ApprovalStatus.Creating, text.Content, text.Variables) { RequestedCategory = text.Category, CreatedAt = Seconds(now) };
            return own is { Status: ApprovalStatus.Creating } ? [.. records.Select(record => ReferenceEquals(record, own) ? intent : record)] : [.. records, intent];
        });
        return intent;
    }

    /// <summary>Writes a step: replaces the intent, or the submission with the same content, and adds what is not there.</summary>
    public ApprovalRecord Save(ApprovalRecord changed)
    {
        store.Change(account, text.Name, text.Language, records =>
        {
            var same = records.LastOrDefault(record => changed.ContentSid is not null && record.ContentSid == changed.ContentSid);
            // Another run was quicker and is further.
            if (same is not null && changed.Status == ApprovalStatus.Created && same.Status != ApprovalStatus.Created)
                return records;
            var earlier = same ?? records.LastOrDefault(record => record is { Status: ApprovalStatus.Creating, ContentSid: null } && record.Fingerprint == changed.Fingerprint);
            return earlier is null ? [.. records, changed] : [.. records.Select(record => ReferenceEquals(record, earlier) ? changed : record)];
        });
        return changed;
    }

    private ApprovalRecord? OwnOf(IReadOnlyList<ApprovalRecord> records) => records.LastOrDefault(record => record.Fingerprint == text.Fingerprint);

    private static bool IsSame(ApprovalRecord? own, ApprovalRecord? seen)
        => (own?.Status, own?.ContentSid, own?.CreatedAt) == (seen?.Status, seen?.ContentSid, seen?.CreatedAt);

    // As the file keeps it, so that what was read back compares equal.
    private static DateTimeOffset Seconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
