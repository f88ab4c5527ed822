using System.Globalization;
using WaTemplates.Cli.Approvals.Planning;
using WaTemplates.Cli.Approvals.Reports;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>A run of <c>submit</c> for people and for programs.</summary>
internal static class SubmissionReport
{
    private const int Version = 1;

    /// <summary>The outcome for a text that nothing is done about.</summary>
    public static TextOutcome Untouched(PlannedText planned)
    {
        var row = PlanReport.RowOf(planned);
        return planned.Standing.State == ApprovalState.Refused
            ? new TextOutcome(planned.Text, TextOutcome.Refused, string.Join("; ", row.Further.Prepend(row.Detail))) { Record = planned.Standing.Record }
            : new TextOutcome(planned.Text, TextOutcome.Unchanged, row.Detail) { Record = planned.Standing.Record };
    }

    public static ApprovalReport Of(SubmissionResult result)
    {
        var notes = new List<string>();
        if (result.Stopped is not null)
            notes.Add($"Stopped: {result.Stopped}{(result.RunAgainAt is { } time ? $" Run the command again from {time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC." : "")}");
        var left = result.Texts.Count(text => text.IsTrouble);
        if (left > 0)
            notes.Add($"{(left == 1 ? "1 text is" : left.ToString(CultureInfo.InvariantCulture) + " texts are")} not submitted.");
        else if (result.Texts.Any(text => text.Action == TextOutcome.Submitted))
            notes.Add("Everything is submitted. The reviews' results: watemplates status --wait");
        else if (result.Texts.All(text => text.Action is TextOutcome.Unchanged))
            notes.Add("Nothing was to be submitted.");
        return new ApprovalReport($"WhatsApp templates: submitted to {result.Account}", result.Texts.Select(text => new ReportRow(text.Text.Id, text.Action, text.Detail)).ToArray(), notes);
    }

    public static void WriteJson(SubmissionResult result, JsonWriter json)
    {
        json.BeginObject().Member("version", Version).Member("account", result.Account).BeginArray("texts");
        foreach (var text in result.Texts)
        {
            json.BeginObject().Member("template", text.Text.Name).Member("language", text.Text.Language).Member("action", text.Action).Member("detail", text.Detail).Member("fingerprint", text.Text.Fingerprint);
            if (text.Record is { } record)
                RecordJson.Write(json, record);
            json.EndObject();
        }

        json.EndArray().Member("stopped", result.Stopped).Member("runAgainAt", RecordJson.Date(result.RunAgainAt)).EndObject();
    }
}
