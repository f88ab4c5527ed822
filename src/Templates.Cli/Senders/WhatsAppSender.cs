using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Senders;

/// <summary>A WhatsApp sender as Twilio describes it.</summary>
/// <param name="Sid"><c>XE…</c>.</param>
/// <param name="Number"><c>whatsapp:+14155238886</c>.</param>
/// <param name="Status">Twilio's word; <see cref="Online"/> is the one that sends.</param>
/// <param name="Webhook">Its addresses.</param>
internal sealed record WhatsAppSender(string Sid, string Number, string Status, SenderWebhook Webhook)
{
    public const string Online = "ONLINE";

    /// <summary>Meta's rating, <c>HIGH</c>, or null.</summary>
    public string? Quality { get; init; }

    /// <summary>How many people may be written to first, <c>10K Customers/24hr</c>, or null.</summary>
    public string? Limit { get; init; }

    public IReadOnlyList<OfflineReason> OfflineReasons { get; init; } = [];

    public bool IsOnline => Status == Online;

    /// <summary>One entry of a list or one fetched; null where it has no SID or number.</summary>
    public static WhatsAppSender? Of(JsonValue sender)
        => sender["sid"]?.AsString is { Length: > 0 } sid && sender["sender_id"]?.AsString is { Length: > 0 } number
            ? new WhatsAppSender(ShownText.OneLine(sid), ShownText.OneLine(number), ShownText.OneLine(sender["status"]?.AsString ?? "unknown"), SenderWebhook.Of(sender["webhook"]))
            {
                Quality = Shown(sender["properties"], "quality_rating"),
                Limit = Shown(sender["properties"], "messaging_limit"),
                OfflineReasons = (sender["offline_reasons"]?.Items ?? []).Select(reason => new OfflineReason(reason["code"]?.Text ?? "", Shown(reason, "message") ?? "", Shown(reason, "more_info"))).ToArray(),
            }
            : null;

    private static string? Shown(JsonValue? parent, string name) => parent?[name]?.AsString is { Length: > 0 } text ? ShownText.OneLine(text) : null;
}

/// <summary>Why a sender is offline.</summary>
internal sealed record OfflineReason(string Code, string Message, string? Link)
{
    public override string ToString() => $"{Code}: {Message}{(Link is null ? "" : $" ({Link})")}";
}
