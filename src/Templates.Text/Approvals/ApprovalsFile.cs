namespace WaTemplates.Text.Approvals;

/// <summary>
/// <c>watemplates.approvals.json</c>: submissions by Twilio account and <c>NAME/LANG</c>, the oldest first. Sorted and with
/// one property a line, so that branches that touched different languages merge.
/// </summary>
internal sealed class ApprovalsFile(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ApprovalRecord>>> accounts)
{
    public const string FileName = "watemplates.approvals.json";
    public const int Version = 1;

    /// <summary>The last member of every account. It holds nothing: it lets every text before it end with a comma.</summary>
    public const string EndKey = "~";

    public static ApprovalsFile Empty { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ApprovalRecord>>>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ApprovalRecord>>> Accounts { get; } = accounts;

    /// <summary>Key of a text within an account.</summary>
    public static string KeyOf(string name, string language) => name + "/" + language;

    /// <summary>The submissions of a text to an account, the oldest first.</summary>
    public IReadOnlyList<ApprovalRecord> Of(string account, string name, string language)
        => Accounts.TryGetValue(account, out var texts) && texts.TryGetValue(KeyOf(name, language), out var records) ? records : [];

    /// <summary>This file with the submissions of one text replaced.</summary>
    public ApprovalsFile With(string account, string name, string language, IReadOnlyList<ApprovalRecord> records)
    {
        var all = Accounts.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var texts = all.TryGetValue(account, out var known) ? known.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal) : new Dictionary<string, IReadOnlyList<ApprovalRecord>>(StringComparer.Ordinal);
        texts[KeyOf(name, language)] = records;
        all[account] = texts;
        return new ApprovalsFile(all);
    }
}
