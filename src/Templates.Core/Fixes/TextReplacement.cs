using WaTemplates.Core.Model;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Fixes;

/// <summary>Replaces a part of a text, written as the text's YAML style demands.</summary>
internal static class TextReplacement
{
    /// <returns>The fix, or null where the style cannot hold the new words.</returns>
    public static Fix? In(TemplateText text, int start, int length, string words)
        => Encode(words, text.Style) is { } encoded
            ? new Fix($"Replace '{OneLine(text.Value.Substring(start, length))}' with '{OneLine(words)}'", [new TextEdit(text.SpanOf(start, length), encoded)])
            : null;

    private static string? Encode(string words, YamlScalarStyle style) => style switch
    {
        YamlScalarStyle.DoubleQuoted => words.Replace("\\", "\\\\").Replace("\"", "\\\""),
        YamlScalarStyle.SingleQuoted => words.Replace("'", "''"),
        YamlScalarStyle.Plain => words.IndexOf(": ", StringComparison.Ordinal) < 0 && words.IndexOf(" #", StringComparison.Ordinal) < 0 ? words : null,
        _ => words,
    };

    private static string OneLine(string words) => Parsing.MappingReader.Shorten(words);
}
