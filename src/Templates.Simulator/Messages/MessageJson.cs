using System.Globalization;
using System.Text.Json;

namespace WaTemplates.Simulator.Messages;

/// <summary>Messages as the API shows them.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter json, SimulatedMessage message, string accountSid)
    {
        var sid = message.Sid;
        var uri = $"/2010-04-01/Accounts/{accountSid}/Messages/{sid}";
        json.WriteStartObject();
        json.WriteString("account_sid", accountSid);
        json.WriteString("api_version", "2010-04-01");
        json.WriteString("body", message.Body);
        json.WriteString("date_created", Time(message.At));
        json.WriteString("date_sent", message.SentAt is { } sent ? Time(sent) : null);
        json.WriteString("date_updated", Time(message.SentAt ?? message.At));
        json.WriteString("direction", message.Direction switch
        {
            MessageDirection.Inbound => "inbound",
            MessageDirection.OutboundReply => "outbound-reply",
            _ => "outbound-api",
        });
        if (message.ErrorCode is { } code)
        {
            json.WriteNumber("error_code", code);
            json.WriteString("error_message", ErrorMeanings.Of(code));
        }
        else
        {
            json.WriteNull("error_code");
            json.WriteNull("error_message");
        }

        json.WriteString("from", message.From);
        json.WriteString("messaging_service_sid", message.ServiceSid);
        json.WriteString("num_media", "0");
        json.WriteString("num_segments", "1");
        json.WriteNull("price");
        json.WriteNull("price_unit");
        json.WriteString("sid", sid);
        json.WriteString("status", message.Status);
        json.WriteStartObject("subresource_uris");
        json.WriteString("media", uri + "/Media.json");
        json.WriteEndObject();
        json.WriteString("to", message.To);
        json.WriteString("uri", uri + ".json");
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
