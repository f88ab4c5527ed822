using System.Runtime.CompilerServices;

namespace WaTemplates.Text.Folding;

/// <summary>
/// Which of many patterns may begin at a place of a text, told by its two next characters: a text is read once, not once
/// for each pattern.
/// </summary>
internal sealed class WordStarts
{
    private const int Bits = 4096;
    private static readonly WordPattern[] None = [];
    private readonly ulong[] mayBegin = new ulong[Bits / 64];
    private readonly Dictionary<int, WordPattern[]> byPair = new();
    private readonly Dictionary<char, WordPattern[]> bySingle = new();

    private readonly bool hasSingles;
    private readonly bool allAnchored;

    public WordStarts(IReadOnlyList<WordPattern> patterns)
    {
        allAnchored = patterns.All(pattern => !pattern.HasOpenStart);
        foreach (var pattern in patterns)
        {
            if (pattern.Start.Length == 1)
            {
                bySingle[pattern.Start[0]] = bySingle.TryGetValue(pattern.Start[0], out var others) ? [.. others, pattern] : [pattern];
                continue;
            }

            var pair = PairOf(pattern.Start[0], pattern.Start[1]);
            byPair[pair] = byPair.TryGetValue(pair, out var earlier) ? [.. earlier, pattern] : [pattern];
            mayBegin[BitOf(pair) >> 6] |= 1UL << (BitOf(pair) & 63);
        }

        hasSingles = bySingle.Count > 0;
    }

    /// <summary>Cheap, and right in nearly all places: whether <see cref="At"/> is worth asking.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayBegin(string folded, int index)
    {
        if (hasSingles || index + 1 >= folded.Length)
            return hasSingles;
        // Inside a word none begins, unless its start is open.
        if (allAnchored && index > 0 && folded[index - 1] is >= 'a' and <= 'z' && folded[index] is >= 'a' and <= 'z')
            return false;
        var bit = BitOf(PairOf(folded[index], folded[index + 1]));
        return (mayBegin[bit >> 6] & (1UL << (bit & 63))) != 0;
    }

    public WordPattern[] At(string folded, int index)
    {
        var single = bySingle.Count > 0 && bySingle.TryGetValue(folded[index], out var ofOne) ? ofOne : None;
        if (index + 1 >= folded.Length)
            return single;
        var pair = PairOf(folded[index], folded[index + 1]);
        if ((mayBegin[BitOf(pair) >> 6] & (1UL << (BitOf(pair) & 63))) == 0 || !byPair.TryGetValue(pair, out var ofTwo))
            return single;
        return single.Length == 0 ? ofTwo : [.. single, .. ofTwo];
    }

    private static int PairOf(char first, char second) => (first << 16) | second;

    private static int BitOf(int pair) => (int)(((uint)pair * 2654435761u) >> 20);
}
