using WaTemplates.Core.Source;

namespace WaTemplates.Core.Yaml;

internal enum YamlScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>A scalar: its value, and for each part of the value the place in the file.</summary>
internal sealed class YamlScalar(SourceText source, SourceSpan span, YamlScalarStyle style, string value) : YamlNode(span)
{
    private ScalarMap? map;

    public string Value { get; } = value;

    public YamlScalarStyle Style { get; } = style;

    public SourceText Source { get; } = source;

    public override string Kind => "text";

    /// <summary>Written as nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Style == YamlScalarStyle.Plain && (Value is "" or "~" or "null" or "Null" or "NULL");

    public bool IsBlock => Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;

    /// <summary>The value as a template's text: a block's final line break is not part of it.</summary>
    public string Text => IsBlock && Value.EndsWith("\n", StringComparison.Ordinal) ? Value.Substring(0, Value.Length - 1) : Value;

    /// <summary>Where a part of the value is written. Computed when first asked: most scalars have no finding.</summary>
    public SourceSpan SpanOf(int start, int length)
    {
        map ??= ScalarMap.Create(this);
        return map.SpanOf(start, length) ?? Span;
    }

    /// <summary>The part of the value that a place in the file stands for, or null where it lies outside.</summary>
    public (int Start, int End)? RangeOf(SourceSpan place)
    {
        if (place.Start < Span.Start || place.End > Span.End)
            return null;
        map ??= ScalarMap.Create(this);
        return map.RangeOf(place);
    }
}
