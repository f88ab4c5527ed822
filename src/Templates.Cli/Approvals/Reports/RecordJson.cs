using System.Globalization;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Reports;

/// <summary>What the JSON of all commands tells of a submission.</summary>
internal static class RecordJson
{
    /// <summary>Writes members into an object that is open; unknown ones are left out.</summary>
    public static void Write(JsonWriter json, ApprovalRecord record)
    {
        json.Member("status", record.Status);
        Optional(json, "approvalName", record.ApprovalName);
        Optional(json, "contentSid", record.ContentSid);
        Optional(json, "reason", record.Reason);
        Optional(json, "requestedCategory", record.RequestedCategory);
        Optional(json, "grantedCategory", record.GrantedCategory);
        Optional(json, "createdAt", Date(record.CreatedAt));
        Optional(json, "submittedAt", Date(record.SubmittedAt));
        Optional(json, "decidedAt", Date(record.DecidedAt));
    }

    public static string? Date(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static void Optional(JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.Member(name, value);
    }
}
