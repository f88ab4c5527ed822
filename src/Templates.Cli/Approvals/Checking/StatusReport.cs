using System.Globalization;
using WaTemplates.Cli.Approvals.Planning;
using WaTemplates.Cli.Approvals.Reports;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Checking;

/// <summary>The state of the approvals for people and for programs.</summary>
internal static class StatusReport
{
    private const int Version = 1;

    public static ApprovalReport Of(string account, IReadOnlyList<CheckedText> texts)
    {
        var trouble = texts.Count(text => text.IsTrouble);
        var waiting = texts.Count(text => text is { IsWaiting: true, Text: not null });
        var open = texts.Count(text => text is { Text: not null, Standing.State: ApprovalState.Missing or ApprovalState.Changed });
        var notes = new List<string>();
        if (trouble > 0)
            notes.Add($"{Count(trouble, "needs", "need")} attention.");
        if (waiting > 0)
            notes.Add($"{Count(waiting, "waits", "wait")} for review.");
        if (open > 0)
            notes.Add($"{Count(open, "is", "are")} not submitted as they are now: watemplates submit");
        if (notes.Count == 0)
            notes.Add(texts.Count == 0 ? "There is nothing to ask for." : "Everything is approved.");
        return new ApprovalReport($"WhatsApp templates: approvals of {account}", texts.Select(RowOf).ToArray(), notes);
    }

    public static void WriteJson(string account, IReadOnlyList<CheckedText> texts, JsonWriter json)
    {
        json.BeginObject().Member("version", Version).Member("account", account).BeginArray("texts");
        foreach (var text in texts)
        {
            var slash = text.Id.IndexOf('/', StringComparison.Ordinal);
            json.BeginObject().Member("template", text.Id[..Math.Max(slash, 0)]).Member("language", text.Id[(slash + 1)..]).Member("state", StateOf(text)).Member("attention", text.IsTrouble);
            if (text.Record is { } record)
                RecordJson.Write(json, record);
            if (text.Standing.BlockedUntil is { } until)
                json.Member("blockedUntil", RecordJson.Date(until));
            json.BeginArray("drift");
            foreach (var difference in text.Drift)
                json.BeginObject().Member("place", difference.Place).Member("diff", difference.Diff).EndObject();
            json.EndArray().BeginArray("problems");
            foreach (var problem in text.Problems)
                json.Value(problem);
            json.EndArray().EndObject();
        }

        json.EndArray().EndObject();
    }

    private static ReportRow RowOf(CheckedText text)
    {
        var further = new List<string>();
        if (text.CategoryDrift is { } category)
            further.Add($"Meta approved it as {category}, and {text.Record!.RequestedCategory} was asked for: messages are charged and limited as {category}.");
        further.AddRange(text.Drift.Select(difference => $"Twilio's text is not the one that was submitted, {difference.Place}: {difference.Diff}"));
        further.AddRange(text.Problems);
        if (text.Text is null)
            return new ReportRow(text.Id, StateNames.Unused, $"no template has it any more; {text.Record!.Status}") { Further = further };
        var planned = PlanReport.RowOf(new PlannedText(text.Text, text.Standing, text.Text.Name));
        var detail = text.Standing.State is ApprovalState.Missing or ApprovalState.Changed
            ? text.Record is { } earlier ? $"not submitted as it is now; before: {earlier.ApprovalName ?? earlier.ContentSid}, {earlier.Status}" : "never submitted"
            : planned.Detail;
        if (text.Standing.State is ApprovalState.Refused or ApprovalState.Unfinished && text.Record?.Reason is { } reason)
            further.Insert(0, reason);
        return new ReportRow(text.Id, StateOf(text), detail) { Further = further };
    }

    private static string StateOf(CheckedText text)
        => text.Text is null ? StateNames.Unused : text.Standing.State == ApprovalState.Approved ? ApprovalStatus.Approved : StateNames.Of(text.Standing.State);

    private static string Count(int count, string one, string many) => count == 1 ? $"1 text {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} texts {many}");
}
