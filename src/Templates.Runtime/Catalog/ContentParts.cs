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
}
