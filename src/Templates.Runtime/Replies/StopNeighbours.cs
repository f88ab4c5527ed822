namespace WaTemplates.Runtime.Replies;

/// <summary>Words before and behind a stop word that make it an everyday one.</summary>
internal sealed class StopNeighbours(int[] before, int[] after)
{
    public bool StandAround(ReadOnlySpan<ReplyToken> tokens, int start, int end)
        => start >= before.Length && end + after.Length <= tokens.Length
            && Equal(tokens.Slice(start - before.Length, before.Length), before)
            && Equal(tokens.Slice(end, after.Length), after);

    private static bool Equal(ReadOnlySpan<ReplyToken> tokens, int[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[i].Word != words[i])
                return false;
        }

        return true;
    }
}
