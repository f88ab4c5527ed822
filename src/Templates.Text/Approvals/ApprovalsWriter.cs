using System.Globalization;
using WaTemplates.Text.Json;

namespace WaTemplates.Text.Approvals;

/// <summary>Writes an approvals file: equal content gives equal bytes.</summary>
internal static class ApprovalsWriter
{
    public static string Write(ApprovalsFile file)
    {
        var json = new JsonWriter().BeginObject().Member("version", ApprovalsFile.Version).BeginObject("accounts");
        foreach (var account in file.Accounts.OrderBy(account => account.Key, StringComparer.Ordinal))
        {
            json.BeginObject(account.Key);
            foreach (var text in account.Value.OrderBy(text => text.Key, StringComparer.Ordinal))
            {
                json.BeginArray(text.Key);
                foreach (var record in text.Value)
                    Write(json, record);
                json.EndArray();
            }

            json.EndObject();
        }

        return json.EndObject().EndObject().ToFile();
    }

    private static void Write(JsonWriter json, ApprovalRecord record)
    {
        json.BeginObject().Member("fingerprint", record.Fingerprint);
        Optional(json, "contentSid", record.ContentSid);
        Optional(json, "approvalName", record.ApprovalName);
        json.Member("status", record.Status);
        Optional(json, "reason", record.Reason);
        Optional(json, "requestedCategory", record.RequestedCategory);
        Optional(json, "grantedCategory", record.GrantedCategory);
        Optional(json, "createdAt", Date(record.CreatedAt));
        Optional(json, "submittedAt", Date(record.SubmittedAt));
        Optional(json, "decidedAt", Date(record.DecidedAt));
        json.Name("content").Value(record.Content).Name("variables").Value(record.Variables).EndObject();
    }

    private static void Optional(JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.Member(name, value);
    }

    private static string? Date(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
