using System.Collections.Frozen;
using System.Text.Json;

namespace WaTemplates.Simulator.Contents;

/// <summary>What a content says, ready to be filled. Never changed: an update makes a new one.</summary>
internal sealed class ContentDocument
{
    private readonly TextPattern? header;
    private readonly TextPattern body;
    private readonly TextPattern? footer;
    private readonly ButtonPattern[] buttons;

    public ContentDocument(string? friendlyName, string language, IReadOnlyDictionary<string, string> samples, JsonElement types)
    {
        FriendlyName = friendlyName;
        Language = language;
        Samples = samples.ToFrozenDictionary(StringComparer.Ordinal);
        Types = types.Clone();
        Type = ContentShapes.RisingOrder.Last(type => types.TryGetProperty(type, out _));
        var content = Types.GetProperty(Type);
        header = Pattern(content, "header_text");
        body = Pattern(content, "body") ?? Pattern(content, "title") ?? new TextPattern("");
        footer = Pattern(content, "footer") ?? Pattern(content, "subtitle");
        buttons = [.. ButtonPattern.Of(content)];
    }

    public string? FriendlyName { get; }

    public string Language { get; }

    public FrozenDictionary<string, string> Samples { get; }

    /// <summary>The object <c>types</c> as it was sent.</summary>
    public JsonElement Types { get; }

    /// <summary>The type that is sent and approved: the richest.</summary>
    public string Type { get; }

    public TextPattern Body => body;

    /// <summary>Every placeholder, in reading order.</summary>
    public IEnumerable<string> Keys => (header?.Keys ?? []).Concat(body.Keys).Concat(footer?.Keys ?? []).Concat(buttons.SelectMany(button => button.Keys));

    public string FillBody(IReadOnlyDictionary<string, string> values) => body.Fill(values, Samples);

    public RenderedMessage Render(IReadOnlyDictionary<string, string> values)
        => new(header?.Fill(values, Samples), FillBody(values), footer?.Fill(values, Samples), [.. buttons.Select(button => button.Fill(values, Samples))]);

    private static TextPattern? Pattern(JsonElement content, string member)
        => content.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? new TextPattern(text.GetString()!) : null;
}
