using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Senders;

/// <summary>A sender for other programs.</summary>
internal static class SenderJson
{
    private const int Version = 1;

    public static string Write(WhatsAppSender sender, MessagingService? service) => Begin(sender, service).EndObject().ToFile();

    public static string Write(WebhookChange change, MessagingService? service)
    {
        var json = Begin(change.Sender, service).Member("changed", change.WasNeeded).Member("ok", change.Differences.Count == 0).BeginArray("differences");
        foreach (var difference in change.Differences)
            json.Value(difference);
        return json.EndArray().EndObject().ToFile();
    }

    private static JsonWriter Begin(WhatsAppSender sender, MessagingService? service)
    {
        var json = new JsonWriter().BeginObject().Member("version", Version).BeginObject("sender")
            .Member("sid", sender.Sid).Member("number", sender.Number).Member("status", sender.Status)
            .Member("qualityRating", sender.Quality).Member("messagingLimit", sender.Limit).BeginObject("webhook");
        Address(json, "callbackUrl", sender.Webhook.CallbackUrl).Member("callbackMethod", sender.Webhook.CallbackMethod);
        Address(json, "fallbackUrl", sender.Webhook.FallbackUrl).Member("fallbackMethod", sender.Webhook.FallbackMethod);
        Address(json, "statusCallbackUrl", sender.Webhook.StatusCallbackUrl).Member("statusCallbackMethod", sender.Webhook.StatusCallbackMethod);
        json.EndObject().BeginArray("offlineReasons");
        foreach (var reason in sender.OfflineReasons)
            json.BeginObject().Member("code", reason.Code).Member("message", reason.Message).Member("moreInfo", reason.Link).EndObject();
        json.EndArray().EndObject();
        return service is null ? json : Service(json, service);
    }

    private static JsonWriter Service(JsonWriter json, MessagingService service)
    {
        json.BeginObject("messagingService").Member("sid", service.Sid).Member("hasSender", service.HasSender).Member("useInboundWebhookOnNumber", service.UsesWebhookOfNumber);
        Address(json, "inboundRequestUrl", service.InboundUrl).Member("inboundMethod", service.InboundMethod);
        return Address(json, "statusCallback", service.StatusCallback).Member("overridesCallback", service.TakesInbound).EndObject();
    }

    private static JsonWriter Address(JsonWriter json, string name, string? address) => json.Member(name, address is null ? null : ShownText.Address(address));
}
