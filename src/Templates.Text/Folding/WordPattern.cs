namespace WaTemplates.Text.Folding;

/// <summary>
/// A word or phrase to look for in folded text. <c>*</c> at an end leaves that end open: <c>*umfrage*</c> also stands in
/// "Kundenumfragen", <c>abmeld*</c> in "abmelden", <c>ja</c> only alone. <c>*</c> inside spans a few words of the same
/// sentence: <c>meld* ab</c> stands in "melden Sie sich hier ab".
/// </summary>
internal sealed class WordPattern
{
    private const int LongestGap = 40;

    private readonly string[] parts;
    private readonly bool openStart;
    private readonly bool openEnd;

    private WordPattern(string[] parts, bool openStart, bool openEnd)
    {
        this.parts = parts;
        this.openStart = openStart;
        this.openEnd = openEnd;
    }

    /// <exception cref="FormatException">Nothing but stars.</exception>
    public static WordPattern Parse(string pattern)
    {
        var openStart = pattern.StartsWith("*", StringComparison.Ordinal);
        var openEnd = pattern.EndsWith("*", StringComparison.Ordinal);
        var parts = pattern.Trim('*').Split('*').Select(FoldedText.Fold).Where(part => part.Length > 0).ToArray();
        return parts.All(string.IsNullOrWhiteSpace)
            ? throw new FormatException("A word pattern needs letters.")
            : new WordPattern(parts, openStart, openEnd);
    }

    /// <summary>What every match begins with, never empty.</summary>
    public string Start => parts[0];

    /// <summary>Whether it also stands inside words.</summary>
    public bool HasOpenStart => openStart;

    /// <summary>The match that begins here and lies before the end, where <see cref="Start"/> stands here.</summary>
    public WordMatch? At(string folded, int index, int end)
        => end - index >= parts[0].Length && string.CompareOrdinal(folded, index, parts[0], 0, parts[0].Length) == 0 && (openStart || IsBoundary(folded, index)) && EndOf(folded, index, end) is { } matchEnd
            ? new WordMatch(index, matchEnd - index)
            : null;

    /// <summary>The first match that lies within the given part of the text.</summary>
    public WordMatch? Find(string folded, int start, int end)
    {
        for (; start < end; start++)
        {
            start = folded.IndexOf(parts[0], start, end - start, StringComparison.Ordinal);
            if (start < 0)
                return null;
            if ((openStart || IsBoundary(folded, start)) && EndOf(folded, start, end) is { } matchEnd)
                return new WordMatch(start, matchEnd - start);
        }

        return null;
    }

    private int? EndOf(string folded, int start, int end)
    {
        var at = start + parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var limit = Math.Min(SentenceEnd(folded, at), Math.Min(end, at + LongestGap));
            var next = folded.IndexOf(parts[i], at, limit - at, StringComparison.Ordinal);
            if (next < 0)
                return null;
            at = next + parts[i].Length;
        }

        return openEnd || IsBoundary(folded, at) ? at : null;
    }

    private static int SentenceEnd(string folded, int at)
    {
        var end = folded.IndexOfAny(['.', '!', '?', '\n'], at);
        return end < 0 ? folded.Length : end;
    }

    /// <summary>Whether a word may begin or end between this character and the one before.</summary>
    private static bool IsBoundary(string folded, int index)
    {
        if (index <= 0 || index >= folded.Length)
            return true;
        var before = folded[index - 1];
        var after = folded[index];
        return !Script.IsWordPart(before) || !Script.IsWordPart(after) || Script.HasNoBlanks(before) || Script.HasNoBlanks(after);
    }
}
