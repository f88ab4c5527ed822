namespace WaTemplates.Text.Folding;

/// <summary>
/// Which of many patterns may begin at a place of a text, told by its two next characters: a text is read once, not once
/// for each pattern.
/// </summary>
internal sealed class WordStarts
{
    private const int Bits = 6;
    private const int Mask = (1 << Bits) - 1;
    private const byte AtWords = 1;
    private const byte InsideWords = 2;
    private static readonly WordPattern[] None = [];

    // By the last bits of two characters: a table small enough to stay in the cache, wrong about few places only.
    private readonly byte[] mayBegin = new byte[1 << (2 * Bits)];
    private readonly Dictionary<int, WordPattern[]> byPair = new();
    private readonly Dictionary<char, WordPattern[]> bySingle = new();

    public WordStarts(IReadOnlyList<WordPattern> patterns)
    {
        foreach (var pattern in patterns)
        {
            var places = pattern.HasOpenStart ? InsideWords : AtWords;
            var first = pattern.Start[0];
            if (pattern.Start.Length == 1)
            {
                bySingle[first] = bySingle.TryGetValue(first, out var others) ? [.. others, pattern] : [pattern];
                for (var second = 0; second <= Mask; second++)
                    mayBegin[((first & Mask) << Bits) | second] |= places;
                continue;
            }

            var pair = PairOf(first, pattern.Start[1]);
            byPair[pair] = byPair.TryGetValue(pair, out var earlier) ? [.. earlier, pattern] : [pattern];
            mayBegin[((first & Mask) << Bits) | (pattern.Start[1] & Mask)] |= places;
        }
    }

    /// <summary>The next place, from one to before another, where <see cref="At"/> is worth asking; the end where there is none.</summary>
    public int Next(string folded, int start, int end)
    {
        var slot = start < end ? folded[start] & Mask : 0;
        for (var at = start; at < end; at++)
        {
            slot = ((slot & Mask) << Bits) | (at + 1 < folded.Length ? folded[at + 1] & Mask : 0);
            var places = mayBegin[slot];
            if (places != 0 && (places >= InsideWords || !IsInsideWord(folded, at)))
                return at;
        }

        return end;
    }

    public WordPattern[] At(string folded, int index)
    {
        var single = bySingle.Count > 0 && bySingle.TryGetValue(folded[index], out var ofOne) ? ofOne : None;
        if (index + 1 >= folded.Length || !byPair.TryGetValue(PairOf(folded[index], folded[index + 1]), out var ofTwo))
            return single;
        return single.Length == 0 ? ofTwo : [.. single, .. ofTwo];
    }

    private static bool IsInsideWord(string folded, int at) => at > 0 && folded[at - 1] is >= 'a' and <= 'z' && folded[at] is >= 'a' and <= 'z';

    private static int PairOf(char first, char second) => (first << 16) | second;
}
