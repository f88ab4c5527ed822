namespace WaTemplates.Runtime.Replies;

/// <summary>Words that make a stop word an everyday one: those before and behind it, or a phrase that it is a part of.</summary>
internal sealed class StopNeighbours
{
    private readonly int[] before;
    private readonly int[] after;
    private readonly bool isWhole;

    private StopNeighbours(int[] before, int[] after, bool isWhole)
    {
        this.before = before;
        this.after = after;
        this.isWhole = isWhole;
    }

    public static StopNeighbours Around(int[] before, int[] after) => new(before, after, isWhole: false);

    public static StopNeighbours Phrase(int[] words) => new(words, [], isWhole: true);

    public bool StandAround(ReadOnlySpan<ReplyToken> tokens, int start, int end)
        => isWhole
            ? IsPartOfPhrase(tokens, start, end)
            : StandAt(tokens, start - before.Length, before) && StandAt(tokens, end, after)
                && !HasPause(tokens, start - before.Length + 1, before.Length > 0 ? start : 0) && !HasPause(tokens, end, end + after.Length - 1);

    private bool IsPartOfPhrase(ReadOnlySpan<ReplyToken> tokens, int start, int end)
    {
        for (var at = Math.Max(0, end - before.Length); at <= start; at++)
        {
            if (StandAt(tokens, at, before) && !HasPause(tokens, at + 1, at + before.Length - 1))
                return true;
        }

        return false;
    }

    private static bool StandAt(ReadOnlySpan<ReplyToken> tokens, int at, int[] words)
    {
        if (at < 0 || at + words.Length > tokens.Length)
            return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[at + i].Word != words[i])
                return false;
        }

        return true;
    }

    /// <summary>Whether one of the words begins after a comma or full stop, as in "No. Stop."</summary>
    private static bool HasPause(ReadOnlySpan<ReplyToken> tokens, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].IsAfterPause)
                return true;
        }

        return false;
    }
}
