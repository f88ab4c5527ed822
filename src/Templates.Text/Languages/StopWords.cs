using System.Runtime.CompilerServices;
using WaTemplates.Text.Folding;

namespace WaTemplates.Text.Languages;

/// <summary>The frequent words of all languages, found in one pass over a text and without cutting it into strings.</summary>
internal sealed class StopWords
{
    private const int Slots = 8192;
    private readonly Entry?[] entries = new Entry?[Slots];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    // FNV-1a; one bit for each hash in use tells nearly all other words apart.
    private const int FirstHash = unchecked((int)2166136261);
    private readonly ulong[] hashes = new ulong[1024];
    private int longestWithoutBlanks;
    private int longest;

    private StopWords(IReadOnlyList<string> languages)
    {
        Languages = languages;
        for (var i = 0; i < languages.Count; i++)
            indexes[languages[i]] = i;
    }

    /// <summary>Languages that have a list; counts are in this order.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>A language's place in the counts, or null where it has no list.</summary>
    public int? IndexOf(string language) => indexes.TryGetValue(language, out var index) ? index : null;

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
        var (nextStart, nextEnd) = covered.Count > 0 ? covered[0] : (int.MaxValue, int.MaxValue);
        for (var i = 0; i < folded.Length;)
        {
            if (!IsWordPart(folded[i]))
            {
                i++;
                continue;
            }

            var source = text.SourceStart(i);
            while (nextEnd <= source)
                (nextStart, nextEnd) = ++next < covered.Count ? covered[next] : (int.MaxValue, int.MaxValue);
            if (source >= nextStart)
            {
                i++;
                continue;
            }

            words++;
            if (Script.HasNoBlanks(folded[i]))
            {
                for (var length = 1; length <= longestWithoutBlanks && i + length <= folded.Length; length++)
                    CountWord(folded, i, length, HashOf(folded, i, length), counts);
                i++;
                continue;
            }

            var start = i;
            var hash = FirstHash;
            for (; i < folded.Length && IsWordPart(folded[i]) && (folded[i] < 0x80 || !Script.HasNoBlanks(folded[i])); i++)
                hash = NextHash(hash, folded[i]);
            if (i - start <= longest && MayBe(hash))
                CountWord(folded, start, i - start, hash, counts);
        }

        return words;
    }

    private void Add(string word, int language)
    {
        var hash = HashOf(word, 0, word.Length);
        hashes[(hash & 0xFFFF) >> 6] |= 1UL << (hash & 63);
        var entry = Find(word, 0, word.Length, hash);
        if (entry is null)
            entries[hash & (Slots - 1)] = entry = new Entry(word, entries[hash & (Slots - 1)]);
        entry.Languages = [.. entry.Languages, language];
        longest = Math.Max(longest, word.Length);
        if (Script.HasNoBlanks(word[0]))
            longestWithoutBlanks = Math.Max(longestWithoutBlanks, word.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWordPart(char c) => c < 0x80 ? (uint)(c - 'a') <= 'z' - 'a' || (uint)(c - '0') <= 9 : Script.IsWordPart(c);

    private bool MayBe(int hash) => (hashes[(hash & 0xFFFF) >> 6] & (1UL << (hash & 63))) != 0;

    private void CountWord(string text, int start, int length, int hash, int[] counts)
    {
        if (Find(text, start, length, hash) is not { } entry)
            return;
        var weight = Script.HasNoBlanks(text[start]) ? length : 1;
        foreach (var language in entry.Languages)
            counts[language] += weight;
    }

    private Entry? Find(string text, int start, int length, int hash)
    {
        for (var entry = entries[hash & (Slots - 1)]; entry is not null; entry = entry.Next)
        {
            if (entry.Word.Length == length && string.CompareOrdinal(text, start, entry.Word, 0, length) == 0)
                return entry;
        }

        return null;
    }

    private static int HashOf(string text, int start, int length)
    {
        var hash = FirstHash;
        for (var i = start; i < start + length; i++)
            hash = NextHash(hash, text[i]);
        return hash;
    }

    private static int NextHash(int hash, char c) => unchecked((hash ^ c) * 16777619);

    /// <summary>A word, and the next one of the same slot.</summary>
    private sealed class Entry(string word, Entry? next)
    {
        public string Word { get; } = word;

        public Entry? Next { get; } = next;

        public int[] Languages { get; set; } = [];
    }
}
