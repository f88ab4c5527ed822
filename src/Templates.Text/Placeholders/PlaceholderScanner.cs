using System.Text.RegularExpressions;

namespace WaTemplates.Text.Placeholders;

/// <summary>Finds everything in a text that is, or was meant as, a placeholder, in reading order.</summary>
internal static class PlaceholderScanner
{
    private const int LongestBrokenPlaceholder = 100;
    private static readonly char[] ClosesOrBreaks = ['{', '}', '\n', '\r'];
    private static readonly char[] Forbidden = ['\t', '$'];
    private static readonly Regex LooksMeant = new(@"^\s*(?:[A-Za-z]{1,4}\s*:\s*/|(?:First|Last)Name\s*$|(?:Survey|OptOut)(?:URL|Link)\s*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
    private static readonly Regex Guess = new(@"(?<scheme>[A-Za-z]+)\s*[:/]+\s*(?<path>[^\s{}$/:][^\s{}$]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static IReadOnlyList<Placeholder> Scan(string text)
    {
        List<Placeholder>? found = null;
        for (var at = text.IndexOf('{'); at >= 0;)
        {
            var placeholder = ScanBrace(text, at, found is null ? 0 : found[found.Count - 1].End);
            if (placeholder is not null)
                (found ??= []).Add(placeholder);
            var next = placeholder is null ? at + 1 : Math.Max(placeholder.End, at + 1);
            at = next < text.Length ? text.IndexOf('{', next) : -1;
        }

        return found ?? (IReadOnlyList<Placeholder>)[];
    }

    private static Placeholder Twilio(int start, string raw)
        => new(PlaceholderKind.Twilio, start, raw, suggestion: PlaceholderNames.Known(raw.Trim('{', '}', ' ')));

    private static Placeholder? ScanBrace(string text, int brace, int floor)
    {
        if (brace > floor && text[brace - 1] == '$')
            return ScanDollar(text, brace);
        if (brace + 1 < text.Length && text[brace + 1] == '{')
            return Twilio(brace, text.Substring(brace, TwilioLength(text, brace)));

        var close = text.IndexOfAny(['{', '}', '\n'], brace + 1);
        if (close < 0 || text[close] != '}' || !LooksMeant.IsMatch(text.Substring(brace + 1, close - brace - 1)))
            return null;
        var start = brace;
        while (start > floor && " \t\u00A0".IndexOf(text[start - 1]) >= 0)
            start--;
        start = start > floor && text[start - 1] == '$' ? start - 1 : brace;
        return Malformed(text, start, close + 1);
    }

    private static Placeholder ScanDollar(string text, int brace)
    {
        var close = text.IndexOfAny(ClosesOrBreaks, brace + 1);
        if (close < 0 || text[close] != '}')
            return Malformed(text, brace - 1, BrokenEnd(text, brace));

        return TrySplit(text, brace + 1, close, out var scheme, out var path)
            ? PlaceholderNames.Judge(brace - 1, text.Substring(brace - 1, close - brace + 2), scheme, path)
            : Malformed(text, brace - 1, close + 1);
    }

    /// <summary>Takes <c>scheme://path</c> apart: letters, then anything without blanks at its ends, tabs or dollar signs.</summary>
    private static bool TrySplit(string text, int start, int end, out string scheme, out string path)
    {
        scheme = path = "";
        var colon = start;
        while (colon < end && text[colon] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            colon++;
        if (colon == start || colon + 3 >= end || string.CompareOrdinal(text, colon, "://", 0, 3) != 0)
            return false;
        if (char.IsWhiteSpace(text[colon + 3]) || char.IsWhiteSpace(text[end - 1]) || text.IndexOfAny(Forbidden, start, end - start) >= 0)
            return false;
        scheme = text.Substring(start, colon - start);
        path = text.Substring(colon + 3, end - colon - 3);
        return true;
    }

    /// <summary>The name is guessed, so that a sample or a rule about the intended placeholder need not complain as well.</summary>
    private static Placeholder Malformed(string text, int start, int end)
    {
        var raw = text.Substring(start, end - start);
        var guess = Guess.Match(raw);
        if (!guess.Success)
            return new Placeholder(PlaceholderKind.Malformed, start, raw);
        var scheme = guess.Groups["scheme"].Value;
        var path = guess.Groups["path"].Value;
        var judged = PlaceholderNames.Judge(start, $"${{{scheme}://{path}}}", scheme, path);
        return new Placeholder(PlaceholderKind.Malformed, start, raw, suggestion: judged.Kind == PlaceholderKind.Valid ? judged.Raw : judged.Suggestion);
    }

    /// <summary>
    /// Where a placeholder that is not closed on its line, or holds another, probably ends: at the brace that closes it
    /// when one follows soon, else at the next blank.
    /// </summary>
    private static int BrokenEnd(string text, int brace)
    {
        var depth = 0;
        var breaks = 0;
        for (var i = brace; i < text.Length && i - brace < LongestBrokenPlaceholder && breaks < 2; i++)
        {
            if (text[i] == '\n')
                breaks++;
            else if (text[i] == '{' && (++depth == 1 || breaks == 0))
                continue;
            else if (text[i] == '{')
                break;
            else if (text[i] == '}' && --depth == 0)
                return i + 1;
        }

        var end = brace + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('{' or '$'))
            end++;
        return end;
    }

    private static int TwilioLength(string text, int start)
    {
        var close = text.IndexOfAny(['{', '}', '\n', '$'], start + 2);
        if (close < 0 || text[close] != '}')
            return 2;
        return close + 1 < text.Length && text[close + 1] == '}' ? close + 2 - start : close + 1 - start;
    }
}
