using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Model;

/// <summary>A mark that formats a text, or was meant to: <c>*bold*</c>, <c>_italic_</c>, <c>~struck~</c>, <c>`code`</c>, <c>```fixed```</c>.</summary>
/// <param name="Start">Offset in the text.</param>
/// <param name="Length">One, or more where a mark is repeated.</param>
/// <param name="IsPaired">Whether WhatsApp formats with it; it shows others as they are written.</param>
internal readonly record struct FormattingMark(int Start, int Length, bool IsPaired);

/// <summary>
/// Tells marks that format from characters that stand for themselves, such as those of "user_name", "2 * 3", "~5" and a
/// list's bullet. Source: WhatsApp, how to format your messages.
/// </summary>
internal static class FormattingMarks
{
    private static readonly char[] Marks = ['*', '_', '~', '`'];
    private const int Fence = 3;

    public static IReadOnlyList<FormattingMark> Scan(TemplateText text)
    {
        if (text.Value.IndexOfAny(Marks) < 0)
            return [];
        // Placeholders and links stand as words without marks.
        var masked = text.Masked('x');
        var found = new List<FormattingMark>();
        var open = new Dictionary<char, int>();
        for (var i = masked.IndexOfAny(Marks); i >= 0; i = i < masked.Length ? masked.IndexOfAny(Marks, i) : -1)
        {
            var end = i;
            while (end < masked.Length && masked[end] == masked[i])
                end++;
            if (masked[i] == '`' && end - i >= Fence)
                end = Fenced(masked, i, found);
            else
                Add(masked, i, end, found, open);
            i = end;
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>Pairs a fence with the next one, lines below included; what stands between formats nothing.</summary>
    private static int Fenced(string text, int start, List<FormattingMark> found)
    {
        var close = text.IndexOf("```", start + Fence, StringComparison.Ordinal);
        found.Add(new FormattingMark(start, Fence, close >= 0));
        if (close < 0)
            return start + Fence;
        found.Add(new FormattingMark(close, Fence, true));
        return close + Fence;
    }

    /// <summary>Pairs generously, and takes a mark by itself for one only where it leans on words.</summary>
    private static void Add(string text, int start, int end, List<FormattingMark> found, Dictionary<char, int> open)
    {
        var mark = text[start];
        var length = end - start;
        var opens = (start == 0 || !Script.IsWordPart(text[start - 1])) && end < text.Length && !char.IsWhiteSpace(text[end]);
        var closes = start > 0 && !char.IsWhiteSpace(text[start - 1]) && (end == text.Length || !Script.IsWordPart(text[end]));
        if (closes && length == 1 && open.TryGetValue(mark, out var opening) && text.IndexOf('\n', opening, start - opening) < 0)
        {
            found.RemoveAll(earlier => earlier.Start == opening);
            found.Add(new FormattingMark(opening, 1, true));
            found.Add(new FormattingMark(start, 1, true));
            open.Remove(mark);
            return;
        }

        if (opens && length == 1)
            open[mark] = start;
        if ((opens && StartsWords(text[end]) && !(mark == '~' && char.IsDigit(text[end]))) || (closes && EndsWords(text[start - 1])))
            found.Add(new FormattingMark(start, length, false));
    }

    private static bool StartsWords(char c) => Script.IsWordPart(c) || char.IsSurrogate(c) || "\"'“„«‘(¿¡+€$£#@*_~`".IndexOf(c) >= 0;

    private static bool EndsWords(char c) => Script.IsWordPart(c) || char.IsSurrogate(c) || ".,!?…\"'”“»’)%€$£*_~`。！？".IndexOf(c) >= 0;
}
