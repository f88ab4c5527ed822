namespace WaTemplates.Text.Folding;

/// <summary>
/// A word or phrase to look for in folded text. <c>*</c> at an end leaves that end open: <c>*umfrage*</c> also stands in
/// "Kundenumfragen", <c>abmeld*</c> in "abmelden", <c>ja</c> only alone.
/// </summary>
internal sealed class WordPattern
{
    private readonly bool openStart;
    private readonly bool openEnd;

    private WordPattern(string text, bool openStart, bool openEnd)
    {
        Text = text;
        this.openStart = openStart;
        this.openEnd = openEnd;
    }

    /// <summary>The folded word without its stars.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">Nothing but stars.</exception>
    public static WordPattern Parse(string pattern)
    {
        var openStart = pattern.StartsWith("*", StringComparison.Ordinal);
        var openEnd = pattern.EndsWith("*", StringComparison.Ordinal);
        var text = FoldedText.Fold(pattern.Trim('*'));
        return text.Trim().Length == 0
            ? throw new FormatException("A word pattern needs letters.")
            : new WordPattern(text, openStart, openEnd);
    }

    public bool IsIn(string folded) => Find(folded, 0, folded.Length) >= 0;

    /// <summary>Offset of the first match that lies within the given part of the text, or -1.</summary>
    public int Find(string folded, int start, int end)
    {
        while (start <= end - Text.Length)
        {
            var found = folded.IndexOf(Text, start, end - start, StringComparison.Ordinal);
            if (found < 0)
                return -1;
            if ((openStart || IsBoundary(folded, found)) && (openEnd || IsBoundary(folded, found + Text.Length)))
                return found;
            start = found + 1;
        }

        return -1;
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
