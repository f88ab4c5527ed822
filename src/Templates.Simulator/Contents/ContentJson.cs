using System.Text.Json;
using WaTemplates.Simulator.Approvals;

namespace WaTemplates.Simulator.Contents;

/// <summary>Contents as the API shows them.</summary>
internal static class ContentJson
{
    public static void Write(Utf8JsonWriter json, SimulatedContent content, string accountSid, string baseUrl)
    {
        var url = $"{baseUrl}/v1/Content/{content.Sid}";
        json.WriteStartObject();
        WriteMembers(json, content, accountSid);
        json.WriteString("url", url);
        json.WriteStartObject("links");
        json.WriteString("approval_create", url + "/ApprovalRequests/whatsapp");
        json.WriteString("approval_fetch", url + "/ApprovalRequests");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteWithApproval(Utf8JsonWriter json, SimulatedContent content, string accountSid)
    {
        json.WriteStartObject();
        WriteMembers(json, content, accountSid);
        json.WriteStartObject("approval_requests");
        ApprovalJson.WriteMembers(json, content.Approval, content.Type);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteLegacy(Utf8JsonWriter json, SimulatedContent content, string accountSid, string baseUrl)
    {
        json.WriteStartObject();
        WriteMembers(json, content, accountSid);
        json.WriteString("legacy_template_name", content.ApprovalName ?? content.FriendlyName);
        json.WriteString("legacy_body", content.Document.Body.Source);
        json.WriteString("url", $"{baseUrl}/v1/Content/{content.Sid}");
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, SimulatedContent content, string accountSid)
    {
        json.WriteString("sid", content.Sid);
        json.WriteString("account_sid", accountSid);
        json.WriteString("friendly_name", content.FriendlyName);
        json.WriteString("language", content.Language);
        json.WriteStartObject("variables");
        foreach (var (key, value) in content.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WritePropertyName("types");
        content.Document.Types.WriteTo(json);
        json.WriteString("date_created", Time(content.CreatedAt));
        json.WriteString("date_updated", Time(content.UpdatedAt));
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
