using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Model;

/// <summary>A web address written out in a text.</summary>
internal sealed record LiteralLink(int Start, string Url)
{
    public int End => Start + Url.Length;

    public string Host => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Host : "";

    /// <summary>Finds <c>http://</c> and <c>https://</c> addresses; one ends at a blank or placeholder, without closing punctuation.</summary>
    public static IReadOnlyList<LiteralLink> Scan(string text, IReadOnlyList<Placeholder> placeholders)
    {
        List<LiteralLink>? found = null;
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var start = SchemeStart(text, at);
            if (start < 0 || IsInside(placeholders, start))
                continue;
            var end = at + 3;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '{' or '}') && !IsInside(placeholders, end))
                end++;
            while (end > at + 3 && ".,;:!?)]*_~'»”’…。，！？）".IndexOf(text[end - 1]) >= 0)
                end--;
            if (end > at + 3)
                (found ??= []).Add(new LiteralLink(start, text.Substring(start, end - start)));
        }

        return found ?? (IReadOnlyList<LiteralLink>)[];
    }

    private static bool IsInside(IReadOnlyList<Placeholder> placeholders, int at)
    {
        foreach (var placeholder in placeholders)
        {
            if (at >= placeholder.Start && at < placeholder.End)
                return true;
        }

        return false;
    }

    private static int SchemeStart(string text, int colon)
    {
        foreach (var scheme in (string[])["https", "http"])
        {
            var start = colon - scheme.Length;
            if (start >= 0 && string.Compare(text, start, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0 && (start == 0 || !char.IsLetterOrDigit(text[start - 1])))
                return start;
        }

        return -1;
    }
}
