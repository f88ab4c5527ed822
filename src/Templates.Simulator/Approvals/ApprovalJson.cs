using System.Text.Json;

namespace WaTemplates.Simulator.Approvals;

/// <summary>Approvals as the API shows them.</summary>
internal static class ApprovalJson
{
    public static void WriteMembers(Utf8JsonWriter json, Approval approval, string contentType)
    {
        json.WriteString("name", approval.Name ?? "");
        json.WriteString("category", approval.Category ?? "");
        json.WriteString("content_type", approval.IsSubmitted ? contentType : "");
        json.WriteString("status", approval.Status);
        json.WriteString("rejection_reason", approval.Reason);
        json.WriteBoolean("allow_category_change", true);
    }
}
