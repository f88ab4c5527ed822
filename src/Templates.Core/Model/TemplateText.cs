using WaTemplates.Core.Answering;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Model;

internal enum TextComponent
{
    Header,
    Body,
    Footer,
    ButtonTitle,
    ButtonUrl,
    Reply,
}

/// <summary>A string a person will read, or a button's address, with what rules ask about it.</summary>
internal sealed class TemplateText(TextComponent component, YamlScalar key, YamlScalar scalar)
{
    private FoldedText? folded;
    private IReadOnlyList<Placeholder>? placeholders;
    private IReadOnlyList<Placeholder>? valid;
    private bool? hasBroken;
    private IReadOnlyList<LiteralLink>? links;
    private OptionBlock? options;
    private string? prose;
    private IReadOnlyList<(int Start, int End)>? covered;

    public TextComponent Component { get; } = component;

    public string Value { get; } = scalar.Text;

    /// <summary>The key the text stands at; where a finding about the whole text goes.</summary>
    public SourceSpan KeySpan { get; } = key.Span;

    public SourceSpan ValueSpan => scalar.Span;

    public YamlScalarStyle Style => scalar.Style;

    /// <summary>Everything that is, or was meant as, a placeholder.</summary>
    public IReadOnlyList<Placeholder> AllPlaceholders => placeholders ??= PlaceholderScanner.Scan(Value);

    public IReadOnlyList<Placeholder> Placeholders => valid ??= HasBrokenPlaceholder ? AllPlaceholders.Where(IsValid).ToArray() : AllPlaceholders;

    public bool HasBrokenPlaceholder => hasBroken ??= AllPlaceholders.Any(placeholder => !IsValid(placeholder));

    public FoldedText Folded => folded ??= FoldedText.Of(Value);

    public IReadOnlyList<LiteralLink> Links => links ??= LiteralLink.Scan(Value, AllPlaceholders);

    /// <summary>The numbered answers, where the text is a two-way body.</summary>
    public OptionBlock Options(TemplateLanguage language) => options ??= OptionBlock.Of(this, language);

    /// <summary>Placeholders and links, in reading order: what the author did not say in words.</summary>
    public IReadOnlyList<(int Start, int End)> Covered => covered ??= FindCovered();

    /// <summary>The text with blanks for placeholders and links, of the same length: what is left is the author's own words.</summary>
    public string Prose => prose ??= Masked(' ');

    public bool Has(string placeholder)
    {
        foreach (var own in Placeholders)
        {
            if (own.Raw == placeholder)
                return true;
        }

        return false;
    }

    public SourceSpan SpanOf(int start, int length) => scalar.SpanOf(start, length);

    public SourceSpan SpanOf(Placeholder placeholder) => scalar.SpanOf(placeholder.Start, placeholder.Raw.Length);

    /// <summary>The part of the text that is written at a place in the file, or null where the place lies elsewhere.</summary>
    public (int Start, int End)? RangeOf(SourceSpan place)
        => scalar.RangeOf(place) is var (start, end) ? (Math.Min(start, Value.Length), Math.Min(end, Value.Length)) : null;

    /// <summary>The text with one character in place of each of placeholders and links.</summary>
    public string Masked(char mask)
    {
        if (Covered.Count == 0)
            return Value;
        var characters = Value.ToCharArray();
        foreach (var (start, end) in Covered)
        {
            for (var i = start; i < end; i++)
                characters[i] = mask;
        }

        return new string(characters);
    }

    private IReadOnlyList<(int Start, int End)> FindCovered()
    {
        if (AllPlaceholders.Count + Links.Count == 0)
            return [];
        var found = new List<(int Start, int End)>(AllPlaceholders.Count + Links.Count);
        foreach (var placeholder in AllPlaceholders)
            found.Add((placeholder.Start, placeholder.End));
        foreach (var link in Links)
            found.Add((link.Start, link.End));
        if (Links.Count > 0)
            found.Sort();
        return found;
    }

    private static bool IsValid(Placeholder placeholder) => placeholder.Kind == PlaceholderKind.Valid;
}
