using WaTemplates.Text.Json;

namespace WaTemplates.Runtime.Catalog;

/// <summary>The texts of a content and their limits. Source: Meta, template components; Twilio, content types, error 63021.</summary>
internal static class ContentParts
{
    private const int Body = 1024;
    private const int CallToActionBody = 640;
    private const int Header = 60;

    public static IReadOnlyList<ContentPart> Of(JsonValue types)
    {
        var parts = new List<ContentPart>();
        foreach (var type in types.Members)
        {
            if (type.Value["header_text"]?.AsString is { } header)
                parts.Add(new ContentPart("header", header, Header));
            if (type.Value["body"]?.AsString is { } body)
                parts.Add(new ContentPart("body", body, type.Key == "twilio/call-to-action" ? CallToActionBody : Body));
        }

        return parts;
    }

    /// <summary>Header, body, footer and buttons, a blank line between them.</summary>
    public static string OutlineOf(JsonValue types)
        => string.Join("\n\n", types.Members.SelectMany(type => OutlineParts(type.Value)).Where(part => part is not null));

    private static IEnumerable<string?> OutlineParts(JsonValue type)
    {
        yield return type["header_text"]?.AsString;
        yield return type["body"]?.AsString;
        yield return type["footer"]?.AsString;
        foreach (var action in type["actions"]?.Items ?? [])
            yield return $"[{action["title"]?.AsString}] {action["url"]?.AsString ?? action["phone"]?.AsString}".TrimEnd();
    }
}
