namespace WaTemplates.Runtime.Replies;

/// <summary>How a text was read.</summary>
/// <param name="Normalized">The text as rules see it: folded, digits as 0 to 9, without punctuation at its ends.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Rule">The rule that says so: <c>digit</c>, <c>word:yes:de</c>, <c>stop-word:tr</c>; evidence for a dispute.</param>
internal sealed record ReplyReading(string Normalized, ReadingKind Kind, string Rule)
{
    /// <summary>Whether an opt-out is of everything, by a stop word, or of the question's mailing list, by its menu.</summary>
    public bool IsForEverything { get; init; }

    /// <summary>Language of the word that decided; null where none did, or where it is known everywhere.</summary>
    public string? Language { get; init; }
}
