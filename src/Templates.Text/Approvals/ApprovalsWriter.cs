using System.Globalization;
using System.Text;
using WaTemplates.Text.Json;

namespace WaTemplates.Text.Approvals;

/// <summary>
/// Writes an approvals file: equal content gives equal bytes. The lines are arranged for <c>git merge</c>, also with its
/// driver <c>union</c>, which keeps the lines of both sides and folds runs of equal ones: a text begins and ends with a line
/// that no other has, no four lines between them are alike in two texts, and every text ends with a comma.
/// </summary>
internal static class ApprovalsWriter
{
    private const string Indent = "        ";

    public static string Write(ApprovalsFile file)
    {
        var text = new StringBuilder("{\n  ").Append($"\"version\": {ApprovalsFile.Version.ToString(CultureInfo.InvariantCulture)},\n  \"accounts\": {{");
        var isFirst = true;
        foreach (var account in file.Accounts.OrderBy(account => account.Key, StringComparer.Ordinal))
        {
            text.Append(isFirst ? "\n    " : ",\n    ").Append(Json(account.Key)).Append(": {\n");
            isFirst = false;
            foreach (var entry in account.Value.Where(entry => entry.Value.Count > 0).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                text.Append("      ").Append(Json(entry.Key)).Append(": [{\n");
                for (var i = 0; i < entry.Value.Count; i++)
                    Write(text, entry.Value[i], isLast: i == entry.Value.Count - 1);
            }

            text.Append("      ").Append(Json(ApprovalsFile.EndKey)).Append(": []\n    }");
        }

        return text.Append(isFirst ? "}\n}\n" : "\n  }\n}\n").ToString();
    }

    private static void Write(StringBuilder text, ApprovalRecord record, bool isLast)
    {
        Member(text, "status", record.Status);
        Member(text, "approvalName", record.ApprovalName);
        Member(text, "requestedCategory", record.RequestedCategory);
        Member(text, "contentSid", record.ContentSid);
        Member(text, "grantedCategory", record.GrantedCategory);
        Member(text, "reason", record.Reason);
        Member(text, "decidedAt", Date(record.DecidedAt));
        text.Append(Indent).Append("\"content\": ").Append(Json(record.Content)).Append(",\n");
        text.Append(Indent).Append("\"variables\": ").Append(Json(record.Variables)).Append(",\n");
        Member(text, "createdAt", Date(record.CreatedAt));
        Member(text, "submittedAt", Date(record.SubmittedAt));
        text.Append(Indent).Append("\"fingerprint\": ").Append(Json(record.Fingerprint)).Append(isLast ? " }],\n" : " }, {\n");
    }

    private static void Member(StringBuilder text, string name, string? value)
    {
        if (value is not null)
            text.Append(Indent).Append('"').Append(name).Append("\": ").Append(Json(value)).Append(",\n");
    }

    private static string Json(string value) => new JsonWriter(indented: false).Value(value).ToString();

    private static string Json(JsonValue value) => new JsonWriter(indented: false).Value(value).ToString();

    private static string? Date(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
