using System.Globalization;
using System.Text.RegularExpressions;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Remote;

/// <summary>One string of a content: where it stands, and what it says.</summary>
internal sealed record ContentPart(string Place, string Text);

/// <summary>
/// A content as people and WhatsApp see it: the strings that count, in reading order. What Twilio adds on its own account
/// (nulls, defaults, blanks in variables) is not among them, so two contents are equal when their parts are.
/// </summary>
internal static partial class ContentParts
{
    private static readonly string[] Texts = ["header_text", "title", "body", "subtitle", "footer"];
    private static readonly string[] Plain = ["twilio/text", "twilio/quick-reply", "twilio/call-to-action", "twilio/card", "whatsapp/card"];

    /// <param name="types">The object <c>types</c>.</param>
    public static IReadOnlyList<ContentPart> Of(JsonValue types)
    {
        var parts = new List<ContentPart>();
        foreach (var (type, content) in types.Members.Where(type => type.Value.Kind == JsonKind.Object).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            parts.Add(new ContentPart("type", type));
            if (!Plain.Contains(type, StringComparer.Ordinal))
                parts.Add(new ContentPart("content", content.ToCanonicalText()));
            foreach (var member in Texts)
                Add(parts, member == "header_text" ? "header" : member, content[member]);
            foreach (var medium in content["media"]?.Items ?? [])
                Add(parts, "media", medium);
            AddButtons(parts, content);
        }

        return parts;
    }

    public static bool AreEqual(JsonValue types, JsonValue others) => Of(types).SequenceEqual(Of(others));

    private static void AddButtons(List<ContentPart> parts, JsonValue content)
    {
        var number = 0;
        foreach (var action in content["actions"]?.Items ?? [])
        {
            var place = $"button {(++number).ToString(CultureInfo.InvariantCulture)}";
            var type = action["type"]?.AsString?.ToUpperInvariant() is { Length: > 0 } named ? named : "QUICK_REPLY";
            parts.Add(new ContentPart(place + " type", type == "PHONE" ? "PHONE_NUMBER" : type));
            Add(parts, place, action["title"]);
            // Only answers come back by their id.
            if (type == "QUICK_REPLY")
                Add(parts, place + " id", action["id"]);
            Add(parts, place + " url", action["url"]);
            Add(parts, place + " phone", action["phone"]?.AsString is null ? action["phone_number"] : action["phone"]);
            Add(parts, place + " code", action["code"]);
        }
    }

    private static void Add(List<ContentPart> parts, string place, JsonValue? value)
    {
        if (value?.AsString is { Length: > 0 } text)
            parts.Add(new ContentPart(place, Variable().Replace(text, "{{${key}}}")));
    }

    [GeneratedRegex(@"\{\{ *(?<key>[A-Za-z0-9_]{1,16}) *\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
