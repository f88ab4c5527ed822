namespace WaTemplates.Runtime.Replies;

/// <summary>A tree of phrases, word by word; <c>*</c> in a phrase stands for none to three words.</summary>
internal sealed class PhraseNode
{
    private const int MostOmitted = 3;

    private Dictionary<int, PhraseNode>? next;
    private PhraseNode? afterGap;
    private WordMeaning[] meanings = [];

    public void Add(IEnumerable<int?> words, WordMeaning meaning)
    {
        var node = this;
        foreach (var word in words)
            node = word is { } id ? node.Next(id) : node.afterGap ??= new PhraseNode();
        if (!node.meanings.Contains(meaning))
            node.meanings = [.. node.meanings, meaning];
    }

    /// <summary>Adds all phrases that begin at this place.</summary>
    public void Find(ReadOnlySpan<ReplyToken> tokens, int start, List<WordFound> found) => Find(tokens, start, start, found);

    private void Find(ReadOnlySpan<ReplyToken> tokens, int start, int at, List<WordFound> found)
    {
        foreach (var meaning in meanings)
            found.Add(new WordFound(start, at, meaning));
        if (at < tokens.Length && tokens[at].Word >= 0 && next is not null && next.TryGetValue(tokens[at].Word, out var node))
            node.Find(tokens, start, at + 1, found);
        for (var omitted = 0; afterGap is not null && omitted <= MostOmitted && at + omitted <= tokens.Length; omitted++)
            afterGap.Find(tokens, start, at + omitted, found);
    }

    private PhraseNode Next(int word)
    {
        next ??= [];
        if (!next.TryGetValue(word, out var node))
            next[word] = node = new PhraseNode();
        return node;
    }
}
