using WaTemplates.Text.Folding;

namespace WaTemplates.Text.Languages;

/// <summary>The frequent words of all languages, found in one pass over a text and without cutting it into strings.</summary>
internal sealed class StopWords
{
    private readonly Dictionary<int, List<Entry>> entries = new();
    private int longestWithoutBlanks;
    private int longest;

    private StopWords(IReadOnlyList<string> languages) => Languages = languages;

    /// <summary>Languages that have a list; counts are in this order.</summary>
    public IReadOnlyList<string> Languages { get; }

    public static StopWords Load(IEnumerable<string> languages)
    {
        var lists = languages.Select(language => (Language: language, Words: LanguageFile.Read(language).TryGetValue("stopwords", out var words) ? words : [])).Where(list => list.Words.Length > 0).ToArray();
        var loaded = new StopWords(lists.Select(list => list.Language).ToArray());
        for (var i = 0; i < lists.Length; i++)
        {
            foreach (var word in lists[i].Words.Select(FoldedText.Fold).Distinct(StringComparer.Ordinal))
                loaded.Add(word, i);
        }

        return loaded;
    }

    /// <summary>Adds to each language's count what the text holds of its words.</summary>
    /// <returns>Number of words; in scripts without blanks every letter is one.</returns>
    public int Count(FoldedText text, IReadOnlyList<(int Start, int End)> covered, int[] counts)
    {
        var folded = text.Value;
        var words = 0;
        var next = 0;
        for (var i = 0; i < folded.Length;)
        {
            if (!Script.IsWordPart(folded[i]))
            {
                i++;
                continue;
            }

            var source = text.SourceStart(i);
            while (next < covered.Count && covered[next].End <= source)
                next++;
            if (next < covered.Count && source >= covered[next].Start)
            {
                i++;
                continue;
            }

            words++;
            if (Script.HasNoBlanks(folded[i]))
            {
                for (var length = 1; length <= longestWithoutBlanks && i + length <= folded.Length; length++)
                    CountWord(folded, i, length, counts);
                i++;
                continue;
            }

            var start = i;
            while (i < folded.Length && Script.IsWordPart(folded[i]) && !Script.HasNoBlanks(folded[i]))
                i++;
            if (i - start <= longest)
                CountWord(folded, start, i - start, counts);
        }

        return words;
    }

    private void Add(string word, int language)
    {
        var hash = HashOf(word, 0, word.Length);
        if (!entries.TryGetValue(hash, out var list))
            entries[hash] = list = [];
        var index = list.FindIndex(entry => entry.Word == word);
        if (index < 0)
            list.Add(new Entry(word, [language]));
        else
            list[index] = new Entry(word, [.. list[index].Languages, language]);
        longest = Math.Max(longest, word.Length);
        if (Script.HasNoBlanks(word[0]))
            longestWithoutBlanks = Math.Max(longestWithoutBlanks, word.Length);
    }

    private void CountWord(string text, int start, int length, int[] counts)
    {
        if (!entries.TryGetValue(HashOf(text, start, length), out var list))
            return;
        foreach (var entry in list)
        {
            if (entry.Word.Length != length || string.CompareOrdinal(text, start, entry.Word, 0, length) != 0)
                continue;
            foreach (var language in entry.Languages)
                counts[language] += Script.HasNoBlanks(text[start]) ? length : 1;
        }
    }

    // FNV-1a.
    private static int HashOf(string text, int start, int length)
    {
        var hash = unchecked((int)2166136261);
        for (var i = start; i < start + length; i++)
            hash = unchecked((hash ^ text[i]) * 16777619);
        return hash;
    }

    private sealed record Entry(string Word, int[] Languages);
}
