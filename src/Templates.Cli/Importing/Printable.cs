namespace WaTemplates.Cli.Importing;

/// <summary>Foreign texts in messages: in one line, and without what moves a terminal's cursor.</summary>
internal static class Printable
{
    private const int Longest = 80;
    private const int Reach = 40;

    public static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1), "…");
    }

    /// <summary>The words around a place in a text.</summary>
    public static string Excerpt(string text, int start, int length)
    {
        var from = Math.Max(0, start - Reach);
        var to = Math.Min(text.Length, start + length + Reach);
        if (from > 0 && char.IsLowSurrogate(text[from]))
            from++;
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to--;
        return string.Concat(from > 0 ? "…" : "", string.Concat(text[from..to].Select(c => char.IsControl(c) ? ' ' : c)), to < text.Length ? "…" : "");
    }

    public static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return true;
        }

        return false;
    }
}
