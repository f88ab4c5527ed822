using System.Globalization;
using System.Text.RegularExpressions;
using WaTemplates.Text.Json;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>What an Event Streams sink posts: an array of CloudEvents. Types and kinds that are not known are passed over.</summary>
/// <param name="Changes">The changes of approvals.</param>
/// <param name="Foreign">The field that names another account, or null.</param>
/// <param name="Missing">The field that a change lacks, or null.</param>
internal sealed partial record EventBatch(IReadOnlyList<ApprovalEvent> Changes, string? Foreign = null, string? Missing = null)
{
    public const string ApprovalUpdated = "com.twilio.messaging.template.approval.updated";
    private const string StatusUpdate = "status_update";
    private const string CategoryUpdate = "category_update";

    /// <param name="json">The body, verified.</param>
    /// <param name="account">Ours.</param>
    /// <exception cref="FormatException">It is no JSON, or neither an event nor an array of events.</exception>
    public static EventBatch Read(string json, string account)
    {
        var root = JsonReader.Parse(json);
        var changes = new List<ApprovalEvent>();
        foreach (var item in root.Kind == JsonKind.Array ? root.Items : [root])
        {
            if (item.Kind != JsonKind.Object)
                throw new FormatException("an event is no object.");
            if (item["type"]?.AsString != ApprovalUpdated)
                continue;
            var data = item["data"];
            if (data?["accountSid"]?.AsString != account)
                return new EventBatch([], Foreign: "accountSid");
            if (data["type"]?.AsString is not (StatusUpdate or CategoryUpdate) || data["channel"]?.AsString is not (null or "whatsapp"))
                continue;
            if (FindMissing(item, data) is { } missing)
                return new EventBatch([], Missing: missing);
            changes.Add(ReadChange(item, data));
        }

        return new EventBatch(changes);
    }

    private static string? FindMissing(JsonValue item, JsonValue data)
        => !ContentSid().IsMatch(data["template"]?["sid"]?.AsString ?? "") ? "sid" : !Word().IsMatch(Value(data, "currentValue")) ? "currentValue" : !Word().IsMatch(Value(data, "previousValue") + "_") ? "previousValue" : TimeOf(item, data) is null ? "dateUpdated" : null;

    private static ApprovalEvent ReadChange(JsonValue item, JsonValue data)
        => new(data["template"]!["sid"]!.Text, data["type"]!.Text == StatusUpdate, Value(data, "previousValue"), Value(data, "currentValue"), TimeOf(item, data)!.Value);

    private static string Value(JsonValue data, string name) => data["template"]?[name]?.AsString?.ToLowerInvariant() ?? "";

    private static DateTimeOffset? TimeOf(JsonValue item, JsonValue data)
        => DateTimeOffset.TryParse(data["dateUpdated"]?.AsString ?? item["time"]?.AsString, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    [GeneratedRegex(@"^HX[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ContentSid();

    // Statuses and categories go into the ledger and the log: words alone.
    [GeneratedRegex(@"^[a-z0-9_:. -]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
