using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Senders;

/// <summary>Senders as the API shows them.</summary>
internal static class SenderJson
{
    private static readonly string[] ProfileMembers =
        ["name", "about", "address", "logo_url", "banner_url", "privacy_url", "terms_of_service_url", "accent_color", "vertical", "websites", "emails", "phone_numbers"];

    private static readonly string[] ConfigurationMembers = ["waba_id", "verification_method", "verification_code", "voice_application_sid", "account_type"];

    /// <param name="json">Where it is written.</param>
    /// <param name="sender">The sender.</param>
    /// <param name="baseUrl">Our address.</param>
    /// <param name="status">Its status, or the one to show instead.</param>
    /// <param name="only">The part an update changed; the others are null. Null shows all.</param>
    public static void Write(Utf8JsonWriter json, Sender sender, string baseUrl, string status, JsonElement? only = null)
    {
        json.WriteStartObject();
        json.WriteString("sid", sender.Sid);
        json.WriteString("status", status);
        json.WriteString("sender_id", sender.Number);
        WritePart(json, "configuration", sender.Configuration, ConfigurationMembers, only);
        if (IsShown("webhook", only))
            sender.Webhook.Write(json);
        else
            json.WriteNull("webhook");
        WritePart(json, "profile", sender.Profile, ProfileMembers, only);
        if (only is null)
        {
            json.WriteStartObject("properties");
            json.WriteString("quality_rating", "HIGH");
            json.WriteString("messaging_limit", "10K Customers/24hr");
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("properties");
        }

        WriteOfflineReasons(json, status);
        json.WriteNull("compliance");
        json.WriteString("url", $"{baseUrl}/v2/Channels/Senders/{sender.Sid}");
        json.WriteEndObject();
    }

    private static void WriteOfflineReasons(Utf8JsonWriter json, string status)
    {
        if (status != "OFFLINE")
        {
            json.WriteNull("offline_reasons");
            return;
        }

        json.WriteStartArray("offline_reasons");
        json.WriteStartObject();
        json.WriteString("code", "63020");
        json.WriteString("message", "The simulator was told to keep this sender offline.");
        json.WriteString("more_info", "https://www.twilio.com/docs/errors/63020");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter json, string name, JsonObject part, string[] members, JsonElement? only)
    {
        if (!IsShown(name, only))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var member in members)
        {
            json.WritePropertyName(member);
            if (part[member] is { } value)
                value.WriteTo(json);
            else
                json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private static bool IsShown(string part, JsonElement? only) => only is not { } update || (update.TryGetProperty(part, out var value) && value.ValueKind == JsonValueKind.Object);
}
