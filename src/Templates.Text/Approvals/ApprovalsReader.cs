using System.Globalization;
using WaTemplates.Text.Json;

namespace WaTemplates.Text.Approvals;

/// <summary>Reads an approvals file; strict, since what it says decides what is sent.</summary>
internal static class ApprovalsReader
{
    private static readonly string[] MergeMarks = ["<<<<<<<", "|||||||", ">>>>>>>"];

    /// <exception cref="FormatException">No approvals file of this version; the message tells what and where.</exception>
    public static ApprovalsFile Read(string text)
    {
        if (MarkedLine(text) is { } line)
            throw new FormatException($"line {line} has the mark of a merge with a conflict that nobody has resolved.");
        var root = JsonReader.Parse(text);
        if (root["version"]?.AsInt32 is not { } version)
            throw new FormatException("expected an object with a version.");
        if (version != ApprovalsFile.Version)
            throw new FormatException($"it has version {version}, and this version of the product reads {ApprovalsFile.Version}.");
        var accounts = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ApprovalRecord>>>(StringComparer.Ordinal);
        foreach (var account in Required(root, "accounts", JsonKind.Object, "the file").Members)
        {
            var texts = new Dictionary<string, IReadOnlyList<ApprovalRecord>>(StringComparer.Ordinal);
            foreach (var entry in account.Value.Members)
            {
                if (entry.Value.Items.Count > 0)
                    Add(texts, entry.Key, entry.Value.Items.Select(item => Record(item, entry.Key)).ToArray());
            }

            Add(accounts, account.Key, texts);
        }

        return new ApprovalsFile(accounts);
    }

    private static ApprovalRecord Record(JsonValue record, string text)
    {
        RefuseRepetition(record, text);
        return new ApprovalRecord(
            Required(record, "fingerprint", JsonKind.String, text).Text,
            Required(record, "status", JsonKind.String, text).Text.ToLowerInvariant(),
            Required(record, "content", JsonKind.Object, text),
            Required(record, "variables", JsonKind.Array, text))
        {
            ContentSid = record["contentSid"]?.AsString,
            ApprovalName = record["approvalName"]?.AsString,
            Reason = record["reason"]?.AsString,
            RequestedCategory = record["requestedCategory"]?.AsString,
            GrantedCategory = record["grantedCategory"]?.AsString,
            CreatedAt = Date(record, "createdAt", text),
            SubmittedAt = Date(record, "submittedAt", text),
            DecidedAt = Date(record, "decidedAt", text),
        };
    }

    // A merge that keeps the lines of both sides repeats what both have changed; which is right cannot be told from here.
    private static void RefuseRepetition(JsonValue record, string text)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in record.Members)
        {
            if (!seen.TryGetValue(member.Key, out var first))
                seen.Add(member.Key, member.Value.Text);
            else if (first != member.Value.Text || member.Value.Kind != JsonKind.String)
                throw new FormatException($"'{member.Key}' of '{text}' stands twice, '{first}' and '{member.Value.Text}': two branches changed it, keep the later one.");
        }
    }

    private static void Add<T>(Dictionary<string, T> members, string name, T value)
    {
        if (members.ContainsKey(name))
            throw new FormatException($"'{name}' stands twice: two branches submitted it, keep one of them.");
        members.Add(name, value);
    }

    private static int? MarkedLine(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (Array.Exists(MergeMarks, mark => line.StartsWith(mark, StringComparison.Ordinal)))
                return number;
        }

        return null;
    }

    private static DateTimeOffset? Date(JsonValue record, string name, string text)
    {
        if (record[name]?.AsString is not { } written)
            return null;
        return DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new FormatException($"'{name}' of '{text}' is '{written}', and a date is expected.");
    }

    private static JsonValue Required(JsonValue parent, string name, JsonKind kind, string where)
        => parent[name] is { } value && value.Kind == kind ? value : throw new FormatException($"'{name}' of '{where}' is missing or no {kind.ToString().ToLowerInvariant()}.");
}
