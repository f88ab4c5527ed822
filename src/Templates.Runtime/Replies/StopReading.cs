namespace WaTemplates.Runtime.Replies;

/// <summary>Finds stop words and phrases, of every language in every text; then the words to come back with.</summary>
internal static class StopReading
{
    /// <summary>A stop word stands for itself in a message of at most so many words, courtesy aside.</summary>
    private const int MostWords = 6;

    /// <param name="text">The reply.</param>
    /// <param name="lexicon">All languages' words.</param>
    /// <param name="answers">The answers and courtesy in the text.</param>
    /// <param name="language">Base language of the question, preferred where a word is of several.</param>
    /// <param name="withWeak">Whether everyday words opt out when alone; not where a button is called so.</param>
    /// <returns>Null where the text neither opts out nor in.</returns>
    public static ReplyReading? Read(ReplyText text, ReplyLexicon lexicon, List<WordFound> answers, string language, bool withWeak)
    {
        var tokens = text.Tokens;
        if (tokens.IsEmpty || text.IsProse)
            return null;
        var found = new List<WordFound>();
        for (var i = 0; i < tokens.Length; i++)
            lexicon.FindStops(tokens, i, found);
        if (found.Count == 0)
            return null;
        Span<bool> space = stackalloc bool[2 * (ReplyText.MostTokens + 1)];
        space.Clear();
        var cover = new ReplyCover(tokens, answers, isCourtesyOnly: false, space);
        WordFound? stop = null;
        foreach (var word in found)
        {
            if ((withWeak || word.Meaning.Sense != WordSense.StopWeak) && IsStop(word, tokens, cover, lexicon) && (stop is null || Rank(word, language) > Rank(stop.Value, language)))
                stop = word;
        }

        return stop is { } opting ? OptOut(text, opting) : ComingBack(text, found, answers, language);
    }

    private static bool IsStop(WordFound word, ReadOnlySpan<ReplyToken> tokens, ReplyCover cover, ReplyLexicon lexicon) => word.Meaning.Sense switch
    {
        WordSense.StopWeak => word.Start == 0 && word.End == tokens.Length,
        WordSense.StopPhrase => cover.Before(word.Start) && cover.After(word.End) && !lexicon.IsEveryday(tokens, word.Start, word.End),
        WordSense.Stop => StandsAtAnEnd(word, tokens, cover) && StandsFree(word, tokens) && !lexicon.IsEveryday(tokens, word.Start, word.End),
        _ => false,
    };

    private static bool StandsAtAnEnd(WordFound word, ReadOnlySpan<ReplyToken> tokens, ReplyCover cover)
    {
        var isFirst = cover.Before(word.Start);
        var isLast = cover.After(word.End);
        return (isFirst && isLast) || ((isFirst || isLast) && cover.WordsBetween(tokens) <= MostWords);
    }

    /// <summary>Not a part of a compound, "non-stop", nor of an address, "stop@example.org".</summary>
    private static bool StandsFree(WordFound word, ReadOnlySpan<ReplyToken> tokens)
        => tokens[word.Start].Tie is not ('-' or '@' or '_') && (word.End == tokens.Length || tokens[word.End].Tie is not ('-' or '@' or '_'));

    /// <summary>The longest; of equal ones that of the question's language, or English.</summary>
    private static int Rank(WordFound word, string language)
        => (4 * (word.End - word.Start)) + (word.Meaning.Language == language ? 2 : word.Meaning.Language == "en" ? 1 : 0);

    private static ReplyReading OptOut(ReplyText text, WordFound stop)
    {
        var isAlone = stop.End - stop.Start == text.Count && (stop.Meaning.Sense != WordSense.StopPhrase || text.Count == 1);
        var rule = isAlone ? ReplyRules.StopWord(stop.Meaning.Language) : ReplyRules.StopPhrase(stop.Meaning.Language);
        return new ReplyReading(text.Normalized, ReadingKind.Unsubscribe, rule) { IsForEverything = true, Language = stop.Meaning.Language };
    }

    /// <summary>Only a deliberate word, with nothing beside it but courtesy, brings a person back.</summary>
    private static ReplyReading? ComingBack(ReplyText text, List<WordFound> found, List<WordFound> answers, string language)
    {
        Span<bool> space = stackalloc bool[2 * (ReplyText.MostTokens + 1)];
        space.Clear();
        var cover = new ReplyCover(text.Tokens, answers, isCourtesyOnly: true, space);
        WordFound? start = null;
        foreach (var word in found)
        {
            if (word.Meaning.Sense == WordSense.Start && cover.Before(word.Start) && cover.After(word.End) && (start is null || Rank(word, language) > Rank(start.Value, language)))
                start = word;
        }

        return start is { } comesBack ? new ReplyReading(text.Normalized, ReadingKind.Start, ReplyRules.StartWord(comesBack.Meaning.Language)) { Language = comesBack.Meaning.Language } : null;
    }
}
