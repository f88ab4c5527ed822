namespace WaTemplates.Runtime.Replies;

/// <summary>
/// How much of a text's beginning and end is courtesy, answers and digits of any language: what may stand beside an
/// opt-out without making it something else.
/// </summary>
internal ref struct ReplyCover
{
    private readonly Span<bool> before;
    private readonly Span<bool> after;

    /// <param name="tokens">The text.</param>
    /// <param name="found">The answers and courtesy in it.</param>
    /// <param name="isCourtesyOnly">Whether answers and digits do not count.</param>
    /// <param name="space">Room for twice as many flags as there are places, all false.</param>
    public ReplyCover(ReadOnlySpan<ReplyToken> tokens, List<WordFound> found, bool isCourtesyOnly, Span<bool> space)
    {
        before = space[..(tokens.Length + 1)];
        after = space.Slice(tokens.Length + 1, tokens.Length + 1);
        before[0] = after[tokens.Length] = true;
        // Found in the order of their beginnings: one pass forward, one backward.
        var next = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            for (; next < found.Count && found[next].Start == i; next++)
                before[found[next].End] |= before[i] && Counts(found[next], isCourtesyOnly);
            before[i + 1] |= before[i] && tokens[i].IsDigits && !isCourtesyOnly;
        }

        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            for (; next > 0 && found[next - 1].Start == i; next--)
                after[i] |= after[found[next - 1].End] && Counts(found[next - 1], isCourtesyOnly);
            after[i] |= after[i + 1] && tokens[i].IsDigits && !isCourtesyOnly;
        }
    }

    /// <summary>Whether nothing else stands before this place.</summary>
    public readonly bool Before(int index) => before[index];

    /// <summary>Whether nothing else stands from this place on.</summary>
    public readonly bool After(int index) => after[index];

    /// <summary>Number of words between what is covered at both ends, in words; two letters of a script without blanks are one.</summary>
    public readonly int WordsBetween(ReadOnlySpan<ReplyToken> tokens)
    {
        var start = before.LastIndexOf(true);
        var end = after.IndexOf(true);
        var halves = 0;
        for (var i = start; i < end; i++)
            halves += tokens[i].IsHalfWord ? 1 : 2;
        return (halves + 1) / 2;
    }

    private static bool Counts(WordFound found, bool isCourtesyOnly)
        => found.Meaning.Sense == WordSense.Courtesy || (!isCourtesyOnly && found.Meaning.Sense is WordSense.Yes or WordSense.No);
}
