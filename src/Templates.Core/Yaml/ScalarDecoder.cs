using System.Globalization;
using System.Text;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Yaml;

/// <summary>Reads a scalar's source again, noting for each character of the value where it came from.</summary>
internal sealed class ScalarDecoder(string text, SourceSpan span)
{
    private readonly StringBuilder value = new();
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];
    private int at = span.Start;

    public string Value => value.ToString();

    public int[] Starts => starts.ToArray();

    public int[] Ends => ends.ToArray();

    private int End => span.End;

    public void Plain()
    {
        while (at < End)
        {
            if (!FoldLines())
                Take();
        }
    }

    public void SingleQuoted()
    {
        for (at++; at < End - 1;)
        {
            if (FoldLines())
                continue;
            if (text[at] == '\'')
                Emit('\'', at, at += 2);
            else
                Take();
        }
    }

    public void DoubleQuoted()
    {
        for (at++; at < End - 1;)
        {
            if (text[at] == '\\')
                Escape();
            else if (!FoldLines())
                Take();
        }
    }

    /// <summary>A literal or folded block; the span begins at its indicator.</summary>
    public void Block(bool folded)
    {
        var header = ReadHeader();
        var lines = ReadBlockLines(header.Indent);
        var last = lines.FindLastIndex(line => line.Length > 0);
        for (var i = 0; i <= last; i++)
        {
            for (at = lines[i].Start; at < lines[i].End;)
                Take();
            if (i < last && folded)
                i = FoldBlockBreaks(lines, i);
            else if (i < last)
                Break(lines[i].End);
        }

        // Chomping: strip keeps no final line break, clip one, keep all.
        var final = header.Chomping switch { '-' => 0, '+' => lines.Count - Math.Max(last, 0), _ => last >= 0 ? 1 : 0 };
        for (var i = 0; i < final; i++)
        {
            if (Math.Max(last, 0) + i < lines.Count && HasBreak(lines[Math.Max(last, 0) + i].End))
                Break(lines[Math.Max(last, 0) + i].End);
        }
    }

    /// <summary>Emits the breaks behind line <paramref name="index"/> of a folded block; returns the last blank line used up.</summary>
    private int FoldBlockBreaks(List<SourceSpan> lines, int index)
    {
        var next = index + 1;
        while (next < lines.Count && lines[next].Length == 0)
            next++;
        var isKept = lines[index].Length == 0 || IsMoreIndented(lines[index]) || IsMoreIndented(lines[next]);
        if (next == index + 1)
            Emit(isKept ? '\n' : ' ', lines[index].End, lines[next].Start);
        else if (isKept)
            Break(lines[index].End);
        for (var i = index + 1; i < next; i++)
            Break(lines[i].End);
        return next - 1;
    }

    private bool IsMoreIndented(SourceSpan line) => text[line.Start] is ' ' or '\t';

    private (int Indent, char Chomping) ReadHeader()
    {
        var indent = 0;
        var chomping = ' ';
        for (at++; at < End && !IsBreak(text[at]); at++)
        {
            if (text[at] is '+' or '-' && chomping == ' ')
                chomping = text[at];
            else if (text[at] is >= '1' and <= '9' && indent == 0)
                indent = text[at] - '0';
            else
                break;
        }

        while (at < End && !IsBreak(text[at]))
            at++;
        return (indent, chomping);
    }

    /// <summary>The block's lines without indentation; a line shorter than it is empty.</summary>
    private List<SourceSpan> ReadBlockLines(int explicitIndent)
    {
        var raw = new List<SourceSpan>();
        while (at < End)
        {
            at += BreakLength(at);
            var start = at;
            while (at < End && !IsBreak(text[at]))
                at++;
            if (at > start || at < End)
                raw.Add(SourceSpan.Between(start, at));
        }

        var indent = explicitIndent > 0 ? ParentIndent() + explicitIndent : DetectIndent(raw);
        return raw.ConvertAll(line => SourceSpan.Between(Math.Min(line.Start + CountSpaces(line, indent), line.End), line.End));
    }

    private int DetectIndent(List<SourceSpan> lines)
    {
        foreach (var line in lines)
        {
            var spaces = CountSpaces(line, int.MaxValue);
            if (spaces < line.Length)
                return spaces;
        }

        return lines.Count == 0 ? 0 : lines.Max(line => line.Length);
    }

    private int CountSpaces(SourceSpan line, int limit)
    {
        var count = 0;
        while (count < limit && line.Start + count < line.End && text[line.Start + count] == ' ')
            count++;
        return count;
    }

    /// <summary>Indentation of the mapping or list that holds the block: its key, or what follows a dash.</summary>
    private int ParentIndent()
    {
        var lineStart = span.Start;
        while (lineStart > 0 && !IsBreak(text[lineStart - 1]))
            lineStart--;
        var indent = 0;
        var i = lineStart;
        while (i < span.Start && (text[i] == ' ' || (text[i] == '-' && i + 1 < text.Length && text[i + 1] == ' ')))
        {
            if (text[i] == '-')
                indent = i - lineStart;
            i++;
        }

        return i < span.Start ? i - lineStart : indent;
    }

    /// <summary>Flow folding: blanks around line breaks vanish, one break is a space, more are one break fewer.</summary>
    private bool FoldLines()
    {
        var i = at;
        while (i < End && IsBlank(text[i]))
            i++;
        if (i >= End || !IsBreak(text[i]))
            return false;

        var from = at;
        var breaks = new List<int>();
        while (i < End && (IsBlank(text[i]) || IsBreak(text[i])))
        {
            if (IsBreak(text[i]))
                breaks.Add(i);
            i += Math.Max(1, BreakLength(i));
        }

        if (breaks.Count == 1)
            Emit(' ', from, i);
        for (var b = 1; b < breaks.Count; b++)
            Emit('\n', breaks[b], breaks[b] + BreakLength(breaks[b]));
        at = i;
        return true;
    }

    private void Escape()
    {
        var start = at;
        var kind = text[at + 1];
        if (IsBreak(kind))
        {
            // An escaped line break joins the lines without a space.
            at++;
            at += BreakLength(at);
            while (at < End && (IsBlank(text[at]) || IsBreak(text[at])))
            {
                if (IsBreak(text[at]))
                    Emit('\n', at, at + BreakLength(at));
                at += Math.Max(1, BreakLength(at));
            }

            return;
        }

        var digits = kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        at += 2 + digits;
        if (digits > 0)
        {
            var code = int.TryParse(text.Substring(start + 2, Math.Min(digits, End - start - 2)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
            foreach (var unit in code is > 0xFFFF and <= 0x10FFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString())
                Emit(unit, start, at);
            return;
        }

        Emit(
            kind switch
            {
                '0' => '\0',
                'a' => '\a',
                'b' => '\b',
                't' or '\t' => '\t',
                'n' => '\n',
                'v' => '\v',
                'f' => '\f',
                'r' => '\r',
                'e' => '\u001B',
                'N' => '\u0085',
                '_' => '\u00A0',
                'L' => '\u2028',
                'P' => '\u2029',
                _ => kind,
            },
            start,
            at);
    }

    private void Take() => Emit(text[at], at, ++at);

    private void Break(int offset) => Emit('\n', offset, offset + BreakLength(offset));

    private void Emit(char c, int start, int end)
    {
        value.Append(c);
        starts.Add(start);
        ends.Add(end);
    }

    private bool HasBreak(int offset) => offset < text.Length && IsBreak(text[offset]);

    private int BreakLength(int offset)
        => offset >= text.Length || !IsBreak(text[offset]) ? 0 : text[offset] == '\r' && offset + 1 < text.Length && text[offset + 1] == '\n' ? 2 : 1;

    private static bool IsBlank(char c) => c is ' ' or '\t';

    // The parser also ends lines at NEL, as YAML 1.1 does.
    private static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085';
}
