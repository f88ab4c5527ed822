namespace WaTemplates.Cli.Senders;

/// <summary>A sender for people.</summary>
internal static class SenderText
{
    public static void Write(WhatsAppSender sender, MessagingService? service, TextWriter writer)
    {
        writer.WriteLine($"{sender.Number} is {sender.Status} ({sender.Sid})");
        Line(writer, "messages to", Address(sender.Webhook.CallbackMethod, sender.Webhook.CallbackUrl));
        Line(writer, "if that fails", Address(sender.Webhook.FallbackMethod, sender.Webhook.FallbackUrl));
        Line(writer, "statuses to", Address(sender.Webhook.StatusCallbackMethod, sender.Webhook.StatusCallbackUrl));
        Line(writer, "quality", sender.Quality ?? "not rated");
        Line(writer, "limit", sender.Limit ?? "not told");
        foreach (var reason in sender.OfflineReasons)
            Line(writer, "offline for", reason.ToString());
        if (service is not null)
            Line(writer, "service", Describe(service));
    }

    /// <summary>What a messaging service does with the sender's messages, a sentence.</summary>
    public static string Describe(MessagingService service) => service switch
    {
        { HasSender: false } => $"{service.Sid} does not have this sender",
        { UsesWebhookOfNumber: true } => $"{service.Sid} leaves messages to the sender's own address (UseInboundWebhookOnNumber is on)",
        { InboundUrl: null } => $"{service.Sid} drops what people write: it has no InboundRequestUrl, and UseInboundWebhookOnNumber is off",
        _ => $"{service.Sid} takes messages to {Address(service.InboundMethod, service.InboundUrl)} in place of the sender's address (UseInboundWebhookOnNumber is off)",
    };

    private static string Address(string? method, string? url) => url is null ? "nowhere" : $"{method ?? SenderWebhook.Post} {ShownText.Address(url)}";

    private static void Line(TextWriter writer, string name, string value) => writer.WriteLine($"  {name,-14} {value}");
}
