using System.Globalization;
using System.Text.Json;

namespace WaTemplates.Runtime.Twilio;

/// <summary>Reads messages as Twilio lists them. Members may be missing or null: nothing is taken for granted but the SID.</summary>
internal static class RemoteMessages
{
    public static MessagePage ReadPage(JsonElement page)
    {
        if (!page.TryGetProperty("messages", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new TwilioException("Twilio's list of messages has no messages member.", 200);
        return new MessagePage(list.EnumerateArray().Select(Read).ToArray(), Text(page, "next_page_uri") is { Length: > 0 } next ? next : null);
    }

    public static RemoteMessage Read(JsonElement message) => new(
        Text(message, "sid") is { Length: > 0 } sid ? sid : throw new TwilioException("Twilio tells of a message without a SID.", 200),
        Text(message, "from") ?? "", Text(message, "to") ?? "", Text(message, "direction") ?? "", Text(message, "status") ?? "",
        message.TryGetProperty("error_code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null,
        Text(message, "body") ?? "",
        Text(message, "date_created") is { } date && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null);

    private static string? Text(JsonElement parent, string name)
        => parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
