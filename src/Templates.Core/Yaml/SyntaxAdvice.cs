using WaTemplates.Core.Source;

namespace WaTemplates.Core.Yaml;

/// <summary>Place and likely cause of a YAML break, found by looking at what is written around it.</summary>
internal readonly record struct SyntaxAdvice(SourceSpan Span, string Message)
{
    private const string QuoteIt = "Put the value in quotes, or write it as a block with '|'.";

    /// <param name="source">The file.</param>
    /// <param name="start">Where the parser says the break begins.</param>
    /// <param name="reach">How far the parser had looked.</param>
    /// <param name="openBracket">Offset of the innermost bracket still open, or -1.</param>
    /// <param name="lastScalarEnd">End of the last value that was read, or -1.</param>
    public static SyntaxAdvice For(SourceText source, int start, int reach, int openBracket, int lastScalarEnd)
    {
        var text = source.Text;
        if (DoubleBraces(text, openBracket) is { } inner)
            return inner;
        if (TabIndent(source, start, reach) is { } tab)
            return tab;
        if (start < text.Length && text[start] is '"' or '\'' && Quote(text, start) is { } quote)
            return quote;
        if (openBracket >= 0)
            return new(new(openBracket, 1), $"The bracket '{text[openBracket]}' is not closed. Add '{(text[openBracket] == '[' ? ']' : '}')}', or put the value in quotes if it is text.");
        if (BadValueStart(source, start) is { } value)
            return value;
        if (start < text.Length && text[start] is ']' or '}')
            return new(new(start, 1), $"The bracket '{text[start]}' closes nothing. Delete it, or put the value in quotes if it is text.");
        if (IsAfterQuoted(text, start, lastScalarEnd))
            return new(ToLineEnd(source, start), "Text follows the closing quote of a value. Double a quote that belongs to the text, or use the other kind of quotes.");
        return start < text.Length && text[start] == ':' ? Colon(source, start) : Structure(source, start);
    }

    /// <summary>The mistake made most: Twilio's placeholder as an unquoted value, which is a mapping to YAML.</summary>
    public static SyntaxAdvice? DoubleBraces(string text, int at)
    {
        if (at < 0 || at >= text.Length || text[at] != '{')
            return null;
        var start = at > 0 && text[at - 1] == '{' ? at - 1 : at;
        return start + 1 < text.Length && text[start + 1] == '{'
            ? new SyntaxAdvice(new(start, 2), $"A value that begins with '{{{{' must be quoted in YAML. {QuoteIt}")
            : null;
    }

    private static SyntaxAdvice? TabIndent(SourceText source, int start, int end)
    {
        var last = Math.Min(source.LineIndexOf(end) + 1, source.LineCount - 1);
        for (var index = source.LineIndexOf(start); index <= last; index++)
        {
            var line = source.LineAt(index);
            for (var i = line.Start; i < line.End && source.Text[i] is ' ' or '\t'; i++)
            {
                if (source.Text[i] == '\t' && (i >= start || index == source.LineIndexOf(start)))
                    return new SyntaxAdvice(new(i, 1), "The line is indented with a tab, which YAML does not allow. Indent with spaces.");
            }
        }

        return null;
    }

    private static SyntaxAdvice? Quote(string text, int start)
    {
        var quote = text[start];
        for (var i = start + 1; quote == '"' && i + 1 < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\')
                continue;
            if ("0abtnvfre \"/\\N_LPxuU\n\r\t".IndexOf(text[i + 1]) < 0)
                return new SyntaxAdvice(new(i, 2), $"'\\{text[i + 1]}' is no escape sequence. Write '\\\\' for a backslash, or use single quotes.");
            i++;
        }

        return new SyntaxAdvice(new(start, 1), $"The quote {quote} is not closed, or its text leaves the indentation. Add {quote} at the end, or write the value as a block with '|'.");
    }

    private static SyntaxAdvice? BadValueStart(SourceText source, int start)
    {
        var value = ValueStart(source, start);
        if (value < 0)
            return null;
        var text = source.Text;
        if (DoubleBraces(text, value) is { } braces)
            return braces;
        return text[value] switch
        {
            '%' or '@' or '`' => new SyntaxAdvice(new(value, 1), $"A value cannot begin with '{text[value]}' in YAML. {QuoteIt}"),
            '*' or '&' or '!' => new SyntaxAdvice(new(value, 1), $"A value that begins with '{text[value]}' has a special meaning in YAML. {QuoteIt}"),
            '[' or '{' => new SyntaxAdvice(new(value, 1), $"A value that begins with '{text[value]}' is a list or mapping to YAML, and text follows it. {QuoteIt}"),
            '|' or '>' => new SyntaxAdvice(ToLineEnd(source, value), $"Text follows '{text[value]}' in the same line, or is not indented below it. Begin the text in the next line, indented."),
            ',' => new SyntaxAdvice(new(value, 1), $"A value cannot begin with ','. {QuoteIt}"),
            _ => null,
        };
    }

    /// <summary>Offset of the value on the line of the break, behind "key: " or "- ", or -1.</summary>
    private static int ValueStart(SourceText source, int at)
    {
        var line = source.LineAt(source.LineIndexOf(at));
        var text = source.Text;
        var start = line.Start;
        for (var i = line.Start; i < Math.Min(at + 1, line.End); i++)
        {
            if ((text[i] == ':' || (text[i] == '-' && text.Substring(line.Start, i - line.Start).Trim().Length == 0)) && i + 1 < line.End && text[i + 1] == ' ')
            {
                start = i + 1;
                break;
            }
        }

        while (start < line.End && text[start] is ' ' or '\t')
            start++;
        return start < line.End ? start : -1;
    }

    private static bool IsAfterQuoted(string text, int start, int lastScalarEnd)
    {
        if (lastScalarEnd < 1 || lastScalarEnd > start || lastScalarEnd > text.Length || text[lastScalarEnd - 1] is not ('"' or '\''))
            return false;
        return text.Substring(lastScalarEnd, start - lastScalarEnd).IndexOf('\n') < 0;
    }

    private static SyntaxAdvice Colon(SourceText source, int colon)
    {
        var value = ValueStart(source, colon);
        return value >= 0 && value < colon && source.Text.LastIndexOf(':', value, value - source.LineAt(source.LineIndexOf(colon)).Start + 1) >= 0
            ? new SyntaxAdvice(new(colon, 1), $"The value contains ': ', which begins another value in YAML. {QuoteIt}")
            : new SyntaxAdvice(new(colon, 1), "A key stands where none can: the line above already has a value. Check the indentation.");
    }

    private static SyntaxAdvice Structure(SourceText source, int start)
    {
        var line = ToLineEnd(source, start);
        var written = source.Text.Substring(line.Start, line.Length);
        if (written.StartsWith("- ", StringComparison.Ordinal))
            return new(line with { Length = 1 }, "A list item cannot stand here. Begin the list in a line of its own, indented like the other items.");
        return written.IndexOf(": ", StringComparison.Ordinal) < 0 && !written.EndsWith(":", StringComparison.Ordinal) && written.Length > 0
            ? new(line, "The line is neither 'key: value' nor part of a text. Indent it like the text above, or give it a key.")
            : new(line with { Length = Math.Min(line.Length, 1) }, "The indentation fits no line above. Indent keys that belong together alike.");
    }

    private static SourceSpan ToLineEnd(SourceText source, int start)
        => SourceSpan.Between(start, Math.Max(start, source.LineAt(source.LineIndexOf(start)).End));
}
