using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Tests.Running;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Events as an Event Streams sink posts them.</summary>
internal static class SignedEvents
{
    public const string Type = "com.twilio.messaging.template.approval.updated";

    public static string Event(RunningRuntime running, string contentSid, string status, DateTimeOffset at, string kind = "status_update", string type = Type, string? account = null) => $$$"""
        {"specversion":"1.0","type":"{{{type}}}","source":"/v1/Templates/{{{contentSid}}}","id":"e{{{at.Ticks}}}","time":"2026-01-01T00:00:00Z",
         "data":{"type":"{{{kind}}}","accountSid":"{{{account ?? running.Simulator.AccountSid}}}","dateUpdated":"{{{at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}}","channel":"whatsapp",
                 "template":{"sid":"{{{contentSid}}}","friendlyName":"owl","externalTemplateName":"owl_hx1","language":"en","previousValue":"APPROVED","currentValue":"{{{status}}}"} } }
        """;

    public static HttpRequestMessage Request(RunningRuntime running, string body, string type = "application/json", string? hashed = null, string? token = null)
    {
        var url = $"{new Uri(running.Url, "/whatsapp/events")}?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed ?? body)))}";
        return Unsigned(url, body, type, SignedForms.Sign(token ?? running.Simulator.AuthToken, url, []));
    }

    public static HttpRequestMessage Unsigned(string url, string body, string type, params string[] signatures)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var signature in signatures)
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return request;
    }
}
