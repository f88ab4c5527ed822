using System.Globalization;
using System.Text.Json;

namespace WaTemplates.Simulator.Contents;

/// <summary>Lengths and counts that content types have on WhatsApp.</summary>
internal static class ContentLimits
{
    private const int TitleLength = 20;

    private static readonly Dictionary<string, (string Member, int Length)[]> Lengths = new(StringComparer.Ordinal)
    {
        ["twilio/text"] = [("body", 1600)],
        ["twilio/media"] = [("body", 1600)],
        ["twilio/quick-reply"] = [("body", 1024)],
        ["twilio/call-to-action"] = [("body", 640)],
        ["twilio/list-picker"] = [("body", 1024), ("button", 20)],
        ["twilio/card"] = [("title", 1024), ("subtitle", 60)],
        ["whatsapp/card"] = [("body", 1024), ("footer", 60), ("header_text", 60)],
    };

    public static string? Violation(string type, JsonElement content)
    {
        foreach (var (member, length) in Lengths.GetValueOrDefault(type, []))
        {
            if (content.TryGetProperty(member, out var text) && text.GetString()!.Length is var actual && actual > length)
                return $"{member} has {Number(actual)} characters; at most {Number(length)} are possible.";
        }

        if (type is "whatsapp/card" && content.TryGetProperty("header_text", out _) && content.TryGetProperty("media", out _))
            return "A header text and media exclude each other.";
        if (type is "twilio/list-picker" && content.GetProperty("items").GetArrayLength() is 0 or > 10)
            return "A list has 1 to 10 items.";
        return content.TryGetProperty("actions", out var actions) ? ActionsViolation(type, [.. actions.EnumerateArray()]) : null;
    }

    private static string? ActionsViolation(string type, JsonElement[] actions)
    {
        if (actions.Length > 10 || (actions.Length == 0 && type is "twilio/quick-reply" or "twilio/call-to-action"))
            return $"{Number(actions.Length)} actions; 1 to 10 are possible.";
        if (CountOf("URL") > 2)
            return "At most 2 actions can open a link.";
        if (CountOf("PHONE_NUMBER") + CountOf("VOICE_CALL") > 1)
            return "At most one action can call a number.";
        var longest = type == "whatsapp/card" ? 25 : TitleLength;
        foreach (var action in actions)
        {
            if (Text(action, "title").Length > longest)
                return $"The title \"{Text(action, "title")}\" has more than {Number(longest)} characters.";
            if (Text(action, "id").Length > 200)
                return "The id of an action has more than 200 characters.";
            if (Text(action, "type") == "URL" && LinkViolation(Text(action, "url")) is { } violation)
                return violation;
        }

        return null;

        int CountOf(string wanted) => actions.Count(action => Text(action, "type") == wanted);
    }

    private static string? LinkViolation(string link)
    {
        if (link.Length == 0)
            return "An action of type URL needs a url.";
        var open = link.IndexOf("{{", StringComparison.Ordinal);
        return open >= 0 && link.IndexOf("}}", StringComparison.Ordinal) != link.Length - 2 ? "A link may have one variable, at its very end." : null;
    }

    private static string Text(JsonElement action, string member) => action.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
