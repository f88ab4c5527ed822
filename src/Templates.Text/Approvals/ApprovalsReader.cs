using System.Globalization;
using WaTemplates.Text.Json;

namespace WaTemplates.Text.Approvals;

/// <summary>Reads an approvals file; strict, since what it says decides what is sent.</summary>
internal static class ApprovalsReader
{
    /// <exception cref="FormatException">No approvals file of this version; the message tells what and where.</exception>
    public static ApprovalsFile Read(string text)
    {
        var root = JsonReader.Parse(text);
        if (root["version"]?.AsInt32 is not { } version)
            throw new FormatException("expected an object with a version.");
        if (version != ApprovalsFile.Version)
            throw new FormatException($"it has version {version}, and this version of the product reads {ApprovalsFile.Version}.");
        var accounts = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ApprovalRecord>>>(StringComparer.Ordinal);
        foreach (var account in Distinct(Required(root, "accounts", JsonKind.Object, "the file"), "the file"))
        {
            var texts = new Dictionary<string, IReadOnlyList<ApprovalRecord>>(StringComparer.Ordinal);
            foreach (var entry in Distinct(account.Value, $"'{account.Key}'"))
            {
                // The last member of an account holds nothing.
                if (Records(entry.Value, $"'{entry.Key}'") is { Length: > 0 } records)
                    texts.Add(entry.Key, records);
            }

            accounts.Add(account.Key, texts);
        }

        return new ApprovalsFile(accounts);
    }

    // A merge of two branches may leave a name twice, and one of the two would be lost.
    private static IEnumerable<KeyValuePair<string, JsonValue>> Distinct(JsonValue parent, string where)
    {
        if (parent.Kind != JsonKind.Object)
            throw new FormatException($"{where} is no object.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in parent.Members)
            yield return names.Add(member.Key) ? member : throw new FormatException($"'{member.Key}' stands twice in {where}.");
    }

    private static ApprovalRecord[] Records(JsonValue list, string where)
        => list.Kind == JsonKind.Array && list.Items.All(item => item.Kind == JsonKind.Object) ? list.Items.Select(item => Record(WithoutRepetition(item, where), where)).ToArray() : throw new FormatException($"{where} is no list of submissions.");

    // A merge that keeps the lines of both sides repeats what both have changed; which is right cannot be told from here.
    private static JsonValue WithoutRepetition(JsonValue record, string where)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in record.Members)
        {
            if (!seen.TryGetValue(member.Key, out var first))
                seen.Add(member.Key, member.Value.Text);
            else if (first != member.Value.Text || member.Value.Kind != JsonKind.String)
                throw new FormatException($"'{member.Key}' of {where} stands twice, '{first}' and '{member.Value.Text}': two branches changed it, keep the later one.");
        }

        return record;
    }

    private static ApprovalRecord Record(JsonValue record, string where) => new(
        Required(record, "fingerprint", JsonKind.String, where).Text,
        Required(record, "status", JsonKind.String, where).Text.ToLowerInvariant(),
        Required(record, "content", JsonKind.Object, where),
        Required(record, "variables", JsonKind.Array, where))
    {
        ContentSid = record["contentSid"]?.AsString,
        ApprovalName = record["approvalName"]?.AsString,
        Reason = record["reason"]?.AsString,
        RequestedCategory = record["requestedCategory"]?.AsString,
        GrantedCategory = record["grantedCategory"]?.AsString,
        CreatedAt = Date(record, "createdAt", where),
        SubmittedAt = Date(record, "submittedAt", where),
        DecidedAt = Date(record, "decidedAt", where),
    };

    private static DateTimeOffset? Date(JsonValue record, string name, string where)
    {
        if (record[name]?.AsString is not { } written)
            return null;
        return DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new FormatException($"'{name}' of {where} is '{written}', and a date is expected.");
    }

    private static JsonValue Required(JsonValue parent, string name, JsonKind kind, string where)
        => parent[name] is { } value && value.Kind == kind ? value : throw new FormatException($"'{name}' of {where} is missing or no {kind.ToString().ToLowerInvariant()}.");
}
