using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Importing;

/// <summary>Which of a content's types WhatsApp shows. Source: Twilio, content types overview.</summary>
internal static class TwilioType
{
    public const string TwilioCard = "twilio/card";

    // Twilio sends the richest that the channel supports; poorest first.
    private static readonly string[] ByRichness =
    [
        "twilio/text", "twilio/media", "twilio/location", "twilio/quick-reply", "twilio/call-to-action", "twilio/list-picker", TwilioCard,
        "twilio/carousel", "twilio/catalog", "twilio/pay", "twilio/flows", "whatsapp/flows", "whatsapp/card", "whatsapp/authentication",
    ];

    /// <param name="types">The content's types.</param>
    /// <param name="approved">The type that was submitted, or null where that is not known.</param>
    /// <param name="others">The types left out.</param>
    public static KeyValuePair<string, JsonValue> Choose(JsonValue types, string? approved, out IReadOnlyList<string> others)
    {
        var candidates = types.Members.Where(type => type.Value.Kind == JsonKind.Object).ToArray();
        if (candidates.Length == 0)
            throw new UnsupportedContentException("it has no type");
        var chosen = candidates.OrderBy(type => type.Key == approved).ThenBy(type => RichnessOf(type.Key)).Last();
        others = candidates.Select(type => type.Key).Where(type => type != chosen.Key).ToArray();
        return chosen;
    }

    private static int RichnessOf(string type) => Array.IndexOf(ByRichness, type) is >= 0 and var index ? index : int.MaxValue;
}
