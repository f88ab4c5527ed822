using System.Text.Json;
using WaTemplates.Simulator.Contents;
using WaTemplates.Simulator.Senders;

namespace WaTemplates.Simulator.Services;

/// <summary>Messaging services and their senders as the API shows them.</summary>
internal static class ServiceJson
{
    public static void Write(Utf8JsonWriter json, MessagingService service, string accountSid, string baseUrl)
    {
        var url = $"{baseUrl}/v1/Services/{service.Sid}";
        json.WriteStartObject();
        json.WriteString("sid", service.Sid);
        json.WriteString("account_sid", accountSid);
        json.WriteString("friendly_name", service.FriendlyName);
        json.WriteString("date_created", ContentJson.Time(service.CreatedAt));
        json.WriteString("date_updated", ContentJson.Time(service.CreatedAt));
        json.WriteString("inbound_request_url", service.InboundRequestUrl);
        json.WriteString("inbound_method", service.InboundMethod);
        json.WriteString("fallback_url", service.FallbackUrl);
        json.WriteString("fallback_method", service.FallbackMethod);
        json.WriteString("status_callback", service.StatusCallback);
        json.WriteBoolean("sticky_sender", service.StickySender);
        json.WriteBoolean("mms_converter", true);
        json.WriteBoolean("smart_encoding", true);
        json.WriteString("scan_message_content", "inherit");
        json.WriteBoolean("fallback_to_long_code", false);
        json.WriteBoolean("area_code_geomatch", true);
        json.WriteBoolean("synchronous_validation", false);
        json.WriteNumber("validity_period", service.ValidityPeriod);
        json.WriteString("url", url);
        json.WriteStartObject("links");
        json.WriteString("channel_senders", url + "/ChannelSenders");
        json.WriteEndObject();
        json.WriteString("usecase", service.Usecase);
        json.WriteBoolean("us_app_to_person_registered", false);
        json.WriteBoolean("use_inbound_webhook_on_number", service.UseInboundWebhookOnNumber);
        json.WriteEndObject();
    }

    public static void WriteSender(Utf8JsonWriter json, MessagingService service, Sender sender, string accountSid, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("account_sid", accountSid);
        json.WriteString("messaging_service_sid", service.Sid);
        json.WriteString("sid", sender.Sid);
        json.WriteString("sender", sender.Number);
        json.WriteString("sender_type", "WhatsApp");
        json.WriteNull("country_code");
        json.WriteString("date_created", ContentJson.Time(service.CreatedAt));
        json.WriteString("date_updated", ContentJson.Time(service.CreatedAt));
        json.WriteString("url", $"{baseUrl}/v1/Services/{service.Sid}/ChannelSenders/{sender.Sid}");
        json.WriteEndObject();
    }
}
