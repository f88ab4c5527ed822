namespace WaTemplates.Text.Folding;

/// <summary>Several patterns; one that begins with <c>!</c> is an exception: the word it matches is no hit.</summary>
internal sealed class WordList
{
    public static readonly WordList Empty = Parse([]);

    private readonly WordPattern[] patterns;
    private readonly WordPattern[] exceptions;
    private readonly WordStarts starts;

    private WordList(WordPattern[] patterns, WordPattern[] exceptions)
    {
        this.patterns = patterns;
        this.exceptions = exceptions;
        starts = new WordStarts(patterns);
    }

    public bool IsEmpty => patterns.Length == 0;

    public static WordList Parse(IEnumerable<string> entries)
    {
        var patterns = new List<WordPattern>();
        var exceptions = new List<WordPattern>();
        foreach (var entry in entries)
        {
            if (entry.StartsWith("!", StringComparison.Ordinal))
                exceptions.Add(WordPattern.Parse(entry.Substring(1)));
            else
                patterns.Add(WordPattern.Parse(entry));
        }

        return new WordList(patterns.ToArray(), exceptions.ToArray());
    }

    public WordList With(WordList other) => new([.. patterns, .. other.patterns], [.. exceptions, .. other.exceptions]);

    /// <summary>Whether any pattern, and no exception, stands in a part of the text.</summary>
    public bool IsIn(string folded, int start, int end)
    {
        if (exceptions.Length > 0)
            return Matches(folded, start, end).Count > 0;
        for (var i = starts.Next(folded, start, end); i < end; i = starts.Next(folded, i + 1, end))
        {
            foreach (var pattern in starts.At(folded, i))
            {
                if (pattern.At(folded, i, end) is not null)
                    return true;
            }
        }

        return false;
    }

    public bool IsIn(string folded) => IsIn(folded, 0, folded.Length);

    /// <summary>The whole written words around all matches, in order, each once; of two that overlap the wider one.</summary>
    public IReadOnlyList<WordMatch> Matches(string folded, int start, int end)
    {
        List<WordMatch>? matches = null;
        for (var i = starts.Next(folded, start, end); i < end; i = starts.Next(folded, i + 1, end))
        {
            foreach (var pattern in starts.At(folded, i))
            {
                if (pattern.At(folded, i, end) is not { } match)
                    continue;
                var word = WholeWord(folded, match.Start, match.End);
                if (!IsException(folded, word))
                    (matches ??= []).Add(word);
            }
        }

        if (matches is null or { Count: 1 })
            return matches ?? (IReadOnlyList<WordMatch>)[];
        matches.Sort((a, b) => b.Length.CompareTo(a.Length));
        for (var i = 1; i < matches.Count; i++)
        {
            if (matches.FindIndex(match => match.Overlaps(matches[i])) < i)
                matches.RemoveAt(i--);
        }

        matches.Sort((a, b) => a.Start.CompareTo(b.Start));
        return matches;
    }

    // In scripts without blanks the exception is wider than the word: "不好" around "好".
    private bool IsException(string folded, WordMatch word)
    {
        foreach (var exception in exceptions)
        {
            for (var found = exception.Find(folded, 0, folded.Length); found is { } match && match.Start < word.End; found = exception.Find(folded, match.Start + 1, folded.Length))
            {
                if (match.Overlaps(word))
                    return true;
            }
        }

        return false;
    }

    private static WordMatch WholeWord(string folded, int start, int end)
    {
        if (!Script.HasNoBlanks(folded[start]))
        {
            while (start > 0 && Script.IsWordPart(folded[start - 1]) && !Script.HasNoBlanks(folded[start - 1]))
                start--;
        }

        if (!Script.HasNoBlanks(folded[end - 1]))
        {
            while (end < folded.Length && Script.IsWordPart(folded[end]) && !Script.HasNoBlanks(folded[end]))
                end++;
        }

        return new WordMatch(start, end - start);
    }
}

/// <summary>A word in folded text.</summary>
internal readonly struct WordMatch(int start, int length)
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public int End => Start + Length;

    public bool Overlaps(WordMatch other) => Start < other.End && other.Start < End;
}
