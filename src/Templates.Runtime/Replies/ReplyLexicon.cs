using WaTemplates.Text.Languages;

namespace WaTemplates.Runtime.Replies;

/// <summary>The words of all languages that replies are read by, loaded once and when first needed.</summary>
internal sealed class ReplyLexicon
{
    private const string EveryLanguage = "any";

    // A word of several languages counts as that of the first of these: стоп as Russian, not Belarusian.
    private static readonly string[] MostSpoken = ["en", "zh", "hi", "es", "fr", "ar", "pt", "ru", "id", "de", "ja", "tr", "it", "pl"];
    private static readonly Lazy<ReplyLexicon> Loaded = new(() => new ReplyLexicon([EveryLanguage, .. MostSpoken.Union(LanguageData.Available, StringComparer.Ordinal)]));

    private readonly PhraseNode stops = new();
    private readonly PhraseNode answers = new();
    private readonly List<StopNeighbours> everyday = [];

    private ReplyLexicon(IEnumerable<string> languages)
    {
        foreach (var language in languages)
            Add(ReplyWords.Read(language));
    }

    public static ReplyLexicon Default => Loaded.Value;

    public Vocabulary Words { get; } = new();

    /// <summary>Stop and start words that begin at this place.</summary>
    public void FindStops(ReadOnlySpan<ReplyToken> tokens, int start, List<WordFound> found) => stops.Find(tokens, start, found);

    /// <summary>Answers, courtesy and words of doubt that begin at this place.</summary>
    public void FindAnswers(ReadOnlySpan<ReplyToken> tokens, int start, List<WordFound> found) => answers.Find(tokens, start, found);

    /// <summary>Whether what stands around a stop word makes it an everyday one: "bus stop", "don't stop".</summary>
    public bool IsEveryday(ReadOnlySpan<ReplyToken> tokens, int start, int end)
    {
        foreach (var neighbours in everyday)
        {
            if (neighbours.StandAround(tokens, start, end))
                return true;
        }

        return false;
    }

    private void Add(ReplyWords words)
    {
        AddAll(stops, words.Stop, WordSense.Stop, words.Language);
        AddAll(stops, words.StopPhrases, WordSense.StopPhrase, words.Language);
        AddAll(stops, words.StopWeak, WordSense.StopWeak, words.Language);
        AddAll(stops, words.Start, WordSense.Start, words.Language);
        AddAll(answers, words.Yes, WordSense.Yes, words.Language);
        AddAll(answers, words.No, WordSense.No, words.Language);
        AddAll(answers, words.Unsure, WordSense.Unsure, words.Language);
        AddAll(answers, words.Courtesy, WordSense.Courtesy, words.Language);
        foreach (var entry in words.StopNot)
        {
            var star = entry.IndexOf('*', StringComparison.Ordinal);
            everyday.Add(star < 0 ? StopNeighbours.Phrase(IdsOf(entry)) : StopNeighbours.Around(IdsOf(entry[..star]), IdsOf(entry[(star + 1)..])));
        }
    }

    private void AddAll(PhraseNode tree, IReadOnlyList<string> entries, WordSense sense, string language)
    {
        foreach (var entry in entries)
            tree.Add(PhraseOf(entry), new WordMeaning(sense, language));
    }

    /// <summary>The words of a phrase; null for a gap.</summary>
    private IEnumerable<int?> PhraseOf(string entry)
    {
        var parts = entry.Split('*');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                yield return null;
            foreach (var id in IdsOf(parts[i]))
                yield return id;
        }
    }

    private int[] IdsOf(string words)
    {
        var text = ReplyText.OfEntry(words, Words);
        var ids = new int[text.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = text.Tokens[i].Word;
        return ids;
    }
}
