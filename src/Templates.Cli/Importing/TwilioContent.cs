using System.Globalization;
using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Core.Model;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Importing;

/// <summary>One content with its approval. Null and unknown members are passed over: Twilio adds them.</summary>
internal static class TwilioContent
{
    /// <param name="content">The content.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="reading">Receives it.</param>
    public static void Read(JsonValue content, string source, SourceReading reading)
    {
        var label = Text(content, "friendly_name") ?? Text(content, "sid") ?? "a content without a name";
        var origin = $"'{Printable.OneLine(label)}' in {source}";
        var approval = ApprovalOf(content);
        try
        {
            var written = Text(content, "language") ?? throw new UnsupportedContentException("it has no language");
            var language = TrailingLanguage.Known(written) ?? throw new UnsupportedContentException($"its language '{Printable.OneLine(written)}' is none of WhatsApp's");
            var type = TwilioType.Choose(content["types"]!, approval is null ? null : Text(approval, "content_type"), out var others);
            var draft = TwilioTexts.Read(type.Key, type.Value, language);
            if (draft.Texts().Any(text => Printable.HasHalfCharacter(text.Text)))
                throw new UnsupportedContentException("a text holds half a character, which no file can hold");
            reading.Texts.Add(new ImportedText(origin, NameOf(content, approval, language), draft)
            {
                Samples = SamplesOf(content),
                Category = CategoryOf(approval),
                Content = RemoteContent.Read(content),
                Standing = new ContentStanding(approval is null ? "" : Text(approval, "status") ?? "", DateOf(content)),
            });
            foreach (var other in others)
                reading.Skipped.Add($"{origin}, {other}: a template has one type, and {type.Key} is what WhatsApp shows");
        }
        catch (UnsupportedContentException exception)
        {
            reading.Skipped.Add($"{origin}: {exception.Message}");
        }
    }

    /// <summary>A member's text; an empty one is as good as none.</summary>
    public static string? Text(JsonValue value, string member) => value[member]?.AsString is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    // Lists hold the approval itself, the single fetch one object a channel.
    private static JsonValue? ApprovalOf(JsonValue content)
    {
        var approvals = content["approval_requests"] is { Kind: JsonKind.Object } requests ? requests : content;
        return approvals["whatsapp"] is { Kind: JsonKind.Object } whatsApp ? whatsApp : ReferenceEquals(approvals, content) ? null : approvals;
    }

    private static string NameOf(JsonValue content, JsonValue? approval, string language)
    {
        var approved = approval is null ? null : Text(approval, "name");
        var name = TemplateSlug.Of(approved ?? TwilioName.Of(Text(content, "friendly_name") ?? "", language));
        if (name.Length == 0)
            name = TemplateSlug.Of(Text(content, "sid") ?? "");
        return name.Length > 0 ? name : throw new UnsupportedContentException("it has no name");
    }

    private static TemplateCategory? CategoryOf(JsonValue? approval)
    {
        var category = approval is null ? null : Text(approval, "category")?.ToUpperInvariant();
        return category switch
        {
            "UTILITY" => TemplateCategory.Utility,
            "MARKETING" => TemplateCategory.Marketing,
            "AUTHENTICATION" => throw new UnsupportedContentException("authentication templates have a fixed text, there is nothing to keep as a file"),
            _ => null,
        };
    }

    private static Dictionary<string, string> SamplesOf(JsonValue content)
    {
        var samples = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in content["variables"]?.Members ?? [])
        {
            if (value.Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean)
                samples.TryAdd(key, value.Text);
        }

        return samples;
    }

    private static DateTimeOffset DateOf(JsonValue content)
        => DateTimeOffset.TryParse(Text(content, "date_updated") ?? Text(content, "date_created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : default;
}
