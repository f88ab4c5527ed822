using WaTemplates.Core.Source;

namespace WaTemplates.Cli.LanguageServer.Features.Context;

/// <summary>One line of a file that need not be well-formed, taken apart by its looks.</summary>
/// <param name="Span">The line without its break.</param>
/// <param name="Indent">Columns before the key, dashes of list items included.</param>
/// <param name="Key">The key, without quotes, or null.</param>
/// <param name="KeySpan">The key as written.</param>
/// <param name="ValueStart">Offset behind the colon.</param>
/// <param name="Value">What stands behind the colon, trimmed; the whole content where there is no key.</param>
/// <param name="DashIndent">Column of the first dash, or -1.</param>
internal sealed record YamlLine(SourceSpan Span, int Indent, string? Key, SourceSpan KeySpan, int ValueStart, string Value, int DashIndent)
{
    public bool IsBlank => Key is null && Value.Length == 0 && DashIndent < 0;

    public bool IsComment => Value.StartsWith('#') && Key is null;

    /// <summary>Whether a literal or folded block follows.</summary>
    public bool OpensBlock => Key is not null && Value.Length > 0 && Value[0] is '|' or '>';

    public static YamlLine Read(SourceText source, int index)
    {
        var span = source.LineAt(index);
        var line = source.Text.AsSpan(span.Start, span.Length);
        var at = 0;
        var dash = -1;
        while (at < line.Length && (line[at] is ' ' or '\t' || IsDash(line, at)))
        {
            if (line[at] == '-' && dash < 0)
                dash = at;
            at++;
        }

        var colon = ColonOf(line[at..]);
        if (colon < 0)
            return new YamlLine(span, at, null, default, span.Start + at, line[at..].Trim().ToString(), dash);
        var key = line.Slice(at, colon).TrimEnd();
        return new YamlLine(span, at, key.Trim("\"'").ToString(), new SourceSpan(span.Start + at, key.Length), span.Start + at + colon + 1, line[(at + colon + 1)..].Trim().ToString(), dash);
    }

    private static bool IsDash(ReadOnlySpan<char> line, int at) => line[at] == '-' && (at + 1 == line.Length || line[at + 1] == ' ');

    /// <summary>The colon that ends a key: one before a blank or the line's end, outside quotes, not in a comment.</summary>
    private static int ColonOf(ReadOnlySpan<char> content)
    {
        if (content.Length == 0 || content[0] is '#' or '{' or '[')
            return -1;
        var from = 0;
        if (content[0] is '"' or '\'')
        {
            var close = content[1..].IndexOf(content[0]);
            if (close < 0)
                return -1;
            from = close + 2;
        }

        for (var i = from; i < content.Length; i++)
        {
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] is ' ' or '\t'))
                return i;
        }

        return -1;
    }
}
