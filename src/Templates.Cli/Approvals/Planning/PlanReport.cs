using System.Globalization;
using WaTemplates.Cli.Approvals.Reports;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Planning;

/// <summary>A plan for people and for programs.</summary>
internal static class PlanReport
{
    private const int Version = 1;

    public static ApprovalReport Of(SubmissionPlan plan)
    {
        var rows = plan.Texts.Select(RowOf).Concat(plan.Unused.Select(entry => new ReportRow(entry.Key, StateNames.Unused, $"no template has it any more; {entry.Value.Status}, the record is kept")));
        var count = plan.Texts.Count(text => text.IsToSubmit);
        var summary = count == 0 ? "Nothing is to be submitted." : $"{Count(count)} to be submitted{(plan.Account is null ? "" : $" to {plan.Account}")}: watemplates submit";
        return new ApprovalReport($"WhatsApp templates: plan{(plan.Account is null ? "" : $" for {plan.Account}")}", [.. rows], [.. plan.Limits.Warnings(plan.Creations), summary]);
    }

    public static void WriteJson(SubmissionPlan plan, JsonWriter json)
    {
        json.BeginObject().Member("version", Version).Member("account", plan.Account).BeginArray("texts");
        foreach (var text in plan.Texts)
            WriteText(json, text);
        foreach (var (id, record) in plan.Unused)
        {
            var slash = id.IndexOf('/', StringComparison.Ordinal);
            json.BeginObject().Member("template", slash < 0 ? id : id[..slash]).Member("language", slash < 0 ? "" : id[(slash + 1)..]).Member("state", StateNames.Unused).Member("submit", false);
            RecordJson.Write(json, record);
            json.EndObject();
        }

        json.EndArray().BeginObject("limits")
            .Member("toCreate", plan.Creations)
            .Member("createdLastHour", plan.Limits.CreatedLastHour).Member("anHour", AccountLimits.AnHour)
            .Member("templates", plan.Limits.Live).Member("unverified", AccountLimits.Unverified).Member("verified", AccountLimits.Verified)
            .BeginArray("warnings");
        foreach (var warning in plan.Limits.Warnings(plan.Creations))
            json.Value(warning);
        json.EndArray().EndObject().EndObject();
    }

    /// <summary>What a text's row says beyond its state.</summary>
    public static ReportRow RowOf(PlannedText text)
    {
        var record = text.Standing.Record;
        var state = StateNames.Of(text.Standing.State);
        return text.Standing.State switch
        {
            ApprovalState.Missing => new ReportRow(text.Text.Id, state, $"to be submitted as {text.NextName}"),
            ApprovalState.Changed => new ReportRow(text.Text.Id, state, $"to be submitted as {text.NextName}; before: {Named(record!)}, {record!.Status}") { Further = Changes(text) },
            ApprovalState.Unfinished => new ReportRow(text.Text.Id, state, $"a submission was begun{Since(record!.CreatedAt)}{(record.ContentSid is null ? "" : $", {record.ContentSid}")}; submit goes on with it") { Further = ReasonOf(record) },
            ApprovalState.Waiting => new ReportRow(text.Text.Id, state, $"{Named(record!)}, {record!.Status}{Since(record.SubmittedAt)}"),
            ApprovalState.Approved => new ReportRow(text.Text.Id, state, $"{Named(record!)}, {record!.ContentSid}"),
            _ => new ReportRow(text.Text.Id, state, $"{Named(record!)}, {record!.Status}{Since(record.DecidedAt)}{Blocked(text.Standing)}") { Further = [.. ReasonOf(record), Advice(record, text.NextName)] },
        };
    }

    private static IReadOnlyList<string> Changes(PlannedText text)
    {
        var record = text.Standing.Record!;
        var changes = ContentDifference.Between(record.Content, record.Variables, text.Text.Content, text.Text.Variables).Select(difference => $"{difference.Place}: {difference.Diff}").ToList();
        if (record.RequestedCategory is { } category && category != text.Text.Category)
            changes.Add($"category: [-{category}-]{{+{text.Text.Category}+}}");
        return changes;
    }

    private static string Advice(ApprovalRecord record, string nextName) => record.Status switch
    {
        ApprovalStatus.Rejected => $"Change the text: it is then submitted as {nextName}. The same text again only with --resubmit.",
        ApprovalStatus.Paused => "Meta pauses a text for its quality, the first time for 3 hours, the second for 6; it comes back by itself.",
        ApprovalStatus.Disabled => $"Meta has switched it off for good. Change the text: it is then submitted as {nextName}.",
        _ => $"Somebody deleted it at Twilio. To create it anew, as {nextName}, use --resubmit.",
    };

    private static string[] ReasonOf(ApprovalRecord record) => record.Reason is { } reason ? [reason] : [];

    private static string Named(ApprovalRecord record) => record.ApprovalName ?? record.ContentSid ?? "no name yet";

    private static string Since(DateTimeOffset? date) => date is { } since ? $" since {Date(since)}" : "";

    private static string Blocked(ApprovalStanding standing) => standing.BlockedUntil is { } until ? $", name blocked until {Date(until)}" : "";

    private static string Count(int count) => count == 1 ? "1 text is" : count.ToString(CultureInfo.InvariantCulture) + " texts are";

    private static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static void WriteText(JsonWriter json, PlannedText text)
    {
        json.BeginObject().Member("template", text.Text.Name).Member("language", text.Text.Language).Member("state", StateNames.Of(text.Standing.State)).Member("submit", text.IsToSubmit)
            .Member("fingerprint", text.Text.Fingerprint).Member("category", text.Text.Category);
        if (text.IsToSubmit)
            json.Member("nextName", text.NextName);
        if (text.Standing.Record is { } record)
            RecordJson.Write(json, record);
        if (text.Standing.BlockedUntil is { } until)
            json.Member("blockedUntil", RecordJson.Date(until));
        if (text.Standing.State == ApprovalState.Changed)
        {
            json.BeginArray("changes");
            foreach (var difference in ContentDifference.Between(text.Standing.Record!.Content, text.Standing.Record.Variables, text.Text.Content, text.Text.Variables))
                json.BeginObject().Member("place", difference.Place).Member("diff", difference.Diff).EndObject();
            json.EndArray();
        }

        json.EndObject();
    }
}
