namespace WaTemplates.Runtime.Replies;

/// <summary>Finds written words in the vocabulary, drawn-out ones too: "stooop", "jaaa".</summary>
internal static class WordLookup
{
    private const int LongestWord = 64;
    private const int DrawnOut = 3;

    public static int Find(Vocabulary vocabulary, ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return Vocabulary.Unknown;
        var id = vocabulary.Find(word);
        if (id >= 0 || !IsDrawnOut(word))
            return id;
        Span<char> shorter = stackalloc char[LongestWord];
        id = vocabulary.Find(shorter[..Shorten(word, shorter, keep: 1)]);
        return id >= 0 ? id : vocabulary.Find(shorter[..Shorten(word, shorter, keep: 2)]);
    }

    private static bool IsDrawnOut(ReadOnlySpan<char> word)
    {
        for (var i = DrawnOut - 1; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
                return true;
        }

        return false;
    }

    /// <summary>Leaves of a letter that stands three times or more in a row the given number.</summary>
    private static int Shorten(ReadOnlySpan<char> word, Span<char> shorter, int keep)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var end = i + 1;
            while (end < word.Length && word[end] == word[i])
                end++;
            var count = end - i >= DrawnOut ? keep : end - i;
            shorter.Slice(length, count).Fill(word[i]);
            length += count;
            i = end;
        }

        return length;
    }
}
