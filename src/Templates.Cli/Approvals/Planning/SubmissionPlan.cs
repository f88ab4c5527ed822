using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Planning;

/// <summary>How all texts stand, compared with the approvals file alone.</summary>
/// <param name="Account">The account, or null where none is known.</param>
/// <param name="Texts">The templates' texts.</param>
/// <param name="Unused">Texts of the file that no template has any more, with their last submission.</param>
/// <param name="Limits">What the account may still create.</param>
internal sealed record SubmissionPlan(string? Account, IReadOnlyList<PlannedText> Texts, IReadOnlyList<KeyValuePair<string, ApprovalRecord>> Unused, AccountLimits Limits)
{
    /// <summary>How many contents <c>submit</c> would create.</summary>
    public int Creations => Texts.Count(text => text.IsToSubmit && text.Standing.Record is not { ContentSid: not null } || text.Standing.State == ApprovalState.Changed);

    public static SubmissionPlan Of(IReadOnlyList<SubmissionText> texts, ApprovalsFile file, string? account, DateTimeOffset now)
    {
        var ids = texts.Select(text => text.Id).ToHashSet(StringComparer.Ordinal);
        var unused = account is not null && file.Accounts.TryGetValue(account, out var known)
            ? known.Where(entry => !ids.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, entry.Value[^1])).ToArray()
            : [];
        return new SubmissionPlan(account, texts.Select(text => PlannedText.Of(text, file, account)).ToArray(), unused, AccountLimits.Of(file, account, now));
    }
}
