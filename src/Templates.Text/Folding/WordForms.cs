namespace WaTemplates.Text.Folding;

/// <summary>Forms of words that users name in their settings, of which nothing but the spelling is known.</summary>
internal static class WordForms
{
    private const int ShortestStem = 4;
    private const int LongestEnding = 3;

    /// <summary>A pattern that finds a word, its inflections and, unless it is very short, its compounds.</summary>
    public static string CompoundPattern(string word)
    {
        var stem = Stem(word.Trim());
        return stem.Length >= ShortestStem || Script.HasNoBlanks(stem[0]) ? $"*{stem}*" : word;
    }

    /// <summary>Whether a folded word is another one, with at most its ending changed.</summary>
    public static bool IsFormOf(string word, string lemma)
    {
        if (word == lemma)
            return true;
        var stem = Stem(lemma);
        return stem.Length >= ShortestStem - 1 && word.StartsWith(stem, StringComparison.Ordinal) && word.Length - stem.Length <= LongestEnding;
    }

    private static string Stem(string word)
        => word.Length > ShortestStem + 1 && "aeiouyäöüáéíóúàèìòù".IndexOf(char.ToLowerInvariant(word[word.Length - 1])) >= 0 ? word.Substring(0, word.Length - 1) : word;
}
