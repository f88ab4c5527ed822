using System.Text.Json;

namespace WaTemplates.Simulator.Senders;

/// <summary>Where a sender's messages and statuses are reported.</summary>
internal sealed record SenderWebhook
{
    public string? CallbackUrl { get; init; }

    public string? CallbackMethod { get; init; } = "POST";

    public string? FallbackUrl { get; init; }

    public string? FallbackMethod { get; init; }

    public string? StatusCallbackUrl { get; init; }

    public string? StatusCallbackMethod { get; init; } = "POST";

    /// <summary>This one with the members of an update; what is left out stays.</summary>
    public (SenderWebhook Webhook, string? Violation) With(JsonElement update)
    {
        var webhook = this;
        foreach (var member in update.EnumerateObject())
        {
            if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return (this, $"webhook.{member.Name} must be a text.");
            var value = member.Value.GetString();
            if (member.Name is "callback_method" or "fallback_method" && value is not (null or "POST" or "PUT"))
                return (this, $"webhook.{member.Name} must be POST or PUT.");
            if (member.Name.EndsWith("_url", StringComparison.Ordinal) && !string.IsNullOrEmpty(value) && !Callbacks.WebhookUrl.IsUsable(value))
                return (this, $"webhook.{member.Name} \"{value}\" is no usable address.");
            switch (member.Name)
            {
                case "callback_url": webhook = webhook with { CallbackUrl = NullIfEmpty(value) }; break;
                case "callback_method": webhook = webhook with { CallbackMethod = value }; break;
                case "fallback_url": webhook = webhook with { FallbackUrl = NullIfEmpty(value) }; break;
                case "fallback_method": webhook = webhook with { FallbackMethod = value }; break;
                case "status_callback_url": webhook = webhook with { StatusCallbackUrl = NullIfEmpty(value) }; break;
                case "status_callback_method": webhook = webhook with { StatusCallbackMethod = value }; break;
                default: return (this, $"webhook.{member.Name} is not known.");
            }
        }

        return (webhook, null);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("webhook");
        json.WriteString("callback_url", CallbackUrl);
        json.WriteString("callback_method", CallbackMethod);
        json.WriteString("fallback_url", FallbackUrl);
        json.WriteString("fallback_method", FallbackMethod);
        json.WriteString("status_callback_url", StatusCallbackUrl);
        json.WriteString("status_callback_method", StatusCallbackMethod);
        json.WriteEndObject();
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
