using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WaTemplates.Core.Conversion;
using WaTemplates.Core.Model;
using WaTemplates.Text.Json;

namespace WaTemplates.Core.Twilio;

/// <summary>One language of a template as Twilio's Content API takes it.</summary>
internal sealed class ContentDocument
{
    private const string HexDigits = "0123456789abcdef";

    private ContentDocument(string name, TemplateCategory category, TemplateLanguage language)
    {
        Name = name;
        Category = category == TemplateCategory.Utility ? "UTILITY" : "MARKETING";
        Language = language;
        Types = TypesOf(language);
        Fingerprint = FingerprintOf(language.Code, Types, Category);
    }

    public string Name { get; }

    /// <summary>Meta's spelling, in capitals.</summary>
    public string Category { get; }

    public TemplateLanguage Language { get; }

    /// <summary>The <c>types</c> object, exactly one content type.</summary>
    public JsonValue Types { get; }

    /// <summary>SHA-256, in hex, of what approval is bound to: language, types and category.</summary>
    public string Fingerprint { get; }

    public static ContentDocument Of(Template template, TemplateLanguage language) => new(template.Name!.Value, template.Category!.Value, language);

    /// <summary>The fingerprint of a content, wherever it comes from.</summary>
    /// <param name="language">Language code.</param>
    /// <param name="types">The object <c>types</c>.</param>
    /// <param name="category">Meta's spelling, in capitals.</param>
    public static string FingerprintOf(string language, JsonValue types, string category)
        => Hash(JsonValue.Object(("language", JsonValue.Of(language)), ("types", types), ("category", JsonValue.Of(category))).ToCanonicalText());

    /// <summary>Body of <c>POST /v1/Content</c>.</summary>
    public string ToContentJson()
    {
        var json = new JsonWriter().BeginObject()
            .Member("friendly_name", $"{Name}_{Language.Code}_{Fingerprint.Substring(0, 8)}")
            .Member("language", Language.Code)
            .BeginObject("variables");
        foreach (var variable in Language.Twilio.Variables)
            json.Member(variable.Number.ToString(CultureInfo.InvariantCulture), SampleOf(variable));
        return json.EndObject().Name("types").Value(Types).EndObject().ToFile();
    }

    /// <summary>Body of <c>POST /v1/Content/{HX}/ApprovalRequests/whatsapp</c>.</summary>
    public string ToApprovalJson() => new JsonWriter().BeginObject().Member("name", Name).Member("category", Category).EndObject().ToFile();

    private string SampleOf(TwilioVariable variable)
        => Language.Samples.TryGetValue(variable.Name, out var sample) ? TwilioForm.ValueFor(variable, sample.Value) ?? sample.Value : "";

    private static JsonValue TypesOf(TemplateLanguage language)
    {
        var form = language.Twilio;
        var content = JsonValue.Object(
            ("header_text", Text(language.Header)),
            ("body", Text(language.Body)),
            ("footer", Text(language.Footer)),
            ("actions", language.Buttons.Count == 0 ? null : JsonValue.List(ContentActions.Of(language))));
        return JsonValue.Object((ContentType.Of(language), content));

        JsonValue? Text(TemplateText? text) => text is null ? null : JsonValue.Of(form[text]);
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        var hex = new char[2 * hash.Length];
        for (var i = 0; i < hash.Length; i++)
        {
            hex[2 * i] = HexDigits[hash[i] >> 4];
            hex[(2 * i) + 1] = HexDigits[hash[i] & 0xF];
        }

        return new string(hex);
    }
}
