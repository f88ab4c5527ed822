namespace WaTemplates.Runtime.Replies;

/// <summary>Numbers for the words that any list knows, so that texts are compared without cutting them into strings.</summary>
internal sealed class Vocabulary
{
    public const int Unknown = -1;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public Vocabulary() => bySpan = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Find(ReadOnlySpan<char> word) => bySpan.TryGetValue(word, out var id) ? id : Unknown;

    public int Add(ReadOnlySpan<char> word)
    {
        if (bySpan.TryGetValue(word, out var id))
            return id;
        ids.Add(word.ToString(), ids.Count);
        return ids.Count - 1;
    }
}
