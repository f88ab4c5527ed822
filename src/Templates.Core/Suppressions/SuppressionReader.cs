using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Suppressions;

/// <summary>
/// Reads <c># watemplates-disable-next-line ID -- reason</c> and <c># watemplates-disable ID -- reason</c>. A comment is a
/// number sign outside every scalar: a line inside a text is text.
/// </summary>
internal static class SuppressionReader
{
    private const string Marker = "watemplates-disable";
    private const string NextLine = "-next-line";

    public static IReadOnlyList<Suppression> Read(YamlDocument document)
    {
        var text = document.Source.Text;
        if (document.Root is null || text.IndexOf(Marker, StringComparison.Ordinal) < 0)
            return [];
        var found = new List<Suppression>();
        for (var at = text.IndexOf(Marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Marker, at + Marker.Length, StringComparison.Ordinal))
        {
            if (CommentStart(document, at) is { } start)
                Add(found, document, start, at + Marker.Length);
        }

        return found;
    }

    /// <summary>Offset of the number sign before the marker, where only blanks stand between and no scalar covers it.</summary>
    private static int? CommentStart(YamlDocument document, int marker)
    {
        var text = document.Source.Text;
        var sign = marker - 1;
        while (sign >= 0 && text[sign] is ' ' or '\t')
            sign--;
        if (sign < 0 || text[sign] != '#' || (sign > 0 && !char.IsWhiteSpace(text[sign - 1])))
            return null;
        return IsInScalar(document.Root!, sign) ? null : sign;
    }

    private static void Add(List<Suppression> found, YamlDocument document, int comment, int at)
    {
        var source = document.Source;
        var line = source.LineIndexOf(comment);
        var end = source.LineAt(line).End;
        var isNextLine = string.CompareOrdinal(source.Text, at, NextLine, 0, NextLine.Length) == 0;
        at += isNextLine ? NextLine.Length : 0;
        var rest = source.Text.Substring(at, end - at);
        if (rest.Length > 0 && !char.IsWhiteSpace(rest[0]))
            return;
        var dashes = rest.IndexOf("--", StringComparison.Ordinal);
        var hasReason = dashes >= 0 && rest.Substring(dashes + 2).Trim().Length > 0;
        var covers = isNextLine ? CoverOfNextLine(document, line) : SourceSpan.Between(source.LineAt(line).Start, source.Text.Length + 1);
        var ids = dashes >= 0 ? rest.Substring(0, dashes) : rest;
        var count = found.Count;
        for (var i = 0; i < ids.Length; i++)
        {
            var start = i;
            while (i < ids.Length && !char.IsWhiteSpace(ids[i]) && ids[i] != ',')
                i++;
            if (i > start)
                found.Add(new Suppression(ids.Substring(start, i - start), Place.Of(source, new SourceSpan(at + start, i - start)), covers, hasReason));
        }

        if (found.Count == count)
            found.Add(new Suppression("", Place.Of(source, SourceSpan.Between(comment, end)), default, hasReason));
    }

    /// <summary>The key or item that starts on the line below, further comments aside, with its whole value.</summary>
    private static SourceSpan CoverOfNextLine(YamlDocument document, int line)
    {
        var source = document.Source;
        do
            line++;
        while (line < source.LineCount && source.Text.Substring(source.LineAt(line).Start, source.LineAt(line).Length).TrimStart().StartsWith("#", StringComparison.Ordinal));
        return line < source.LineCount ? FindStartingOn(document.Root!, line, source) ?? default : default;
    }

    private static SourceSpan? FindStartingOn(YamlNode node, int line, SourceText source)
    {
        foreach (var (start, value) in Parts(node))
        {
            if (source.LineIndexOf(start) == line)
                return SourceSpan.Between(start, Math.Max(value.Span.End, start + 1));
            if (FindStartingOn(value, line, source) is { } inner)
                return inner;
        }

        return null;
    }

    private static bool IsInScalar(YamlNode node, int offset) => node switch
    {
        YamlScalar => node.Span.Contains(offset),
        YamlMapping mapping => mapping.Entries.Exists(entry => entry.Key.Span.Contains(offset) || IsInScalar(entry.Value, offset)),
        YamlSequence sequence => sequence.Items.Exists(item => IsInScalar(item, offset)),
        _ => false,
    };

    private static IEnumerable<(int Start, YamlNode Value)> Parts(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.Select(entry => (entry.Key.Span.Start, entry.Value)),
        YamlSequence sequence => sequence.Items.Select(item => (item.Span.Start, item)),
        _ => [],
    };
}
