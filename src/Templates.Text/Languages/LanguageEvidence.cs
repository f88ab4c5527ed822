using WaTemplates.Text.Folding;

namespace WaTemplates.Text.Languages;

/// <summary>A language that a text reads as.</summary>
/// <param name="Language">Base language.</param>
/// <param name="Count">How many of the text's words are its frequent words.</param>
/// <param name="OwnCount">How many are the declared language's.</param>
internal sealed record OtherLanguage(string Language, int Count, int OwnCount);

/// <summary>Judges by frequent function words what language a text is written in; silent when in doubt.</summary>
internal static class LanguageEvidence
{
    private const int FewestWords = 20;
    private const int TimesAsMany = 3;

    // Every text of a language has more, be its grammar ever so short of small words; fewer are names and borrowed words.
    private const int FewestFound = 3;
    private const int SmallestShare = 10;

    private static readonly Lazy<StopWords> Words = new(() => StopWords.Load(LanguageData.Available));

    /// <summary>The language a text is clearly written in, where it is not the declared one; else null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="covered">Ranges of it that are no words of the author's, such as placeholders, in order.</param>
    /// <param name="language">The declared language, without its region.</param>
    public static OtherLanguage? ClearlyOther(FoldedText text, IReadOnlyList<(int Start, int End)> covered, string language)
    {
        var stopWords = Words.Value;
        if (stopWords.IndexOf(language) is not { } own)
            return null;
        var counts = new int[stopWords.Languages.Count];
        var words = stopWords.Count(text, covered, counts);
        if (words < FewestWords)
            return null;
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            best = counts[i] > counts[best] ? i : best;
        return best != own && counts[best] >= TimesAsMany * counts[own] && counts[best] >= FewestFound && counts[best] * SmallestShare >= words
            ? new OtherLanguage(stopWords.Languages[best], counts[best], counts[own])
            : null;
    }
}
