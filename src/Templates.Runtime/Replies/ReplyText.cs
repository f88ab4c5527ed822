using WaTemplates.Text.Folding;

namespace WaTemplates.Runtime.Replies;

/// <summary>
/// A reply cut into words, numbers and emoji. Reads the whole text once, but keeps only the words of a short one: nothing
/// said at length is an answer.
/// </summary>
internal sealed class ReplyText
{
    /// <summary>More words than this are no answer and no stop word; in scripts without blanks, letters.</summary>
    public const int MostTokens = 40;

    private static readonly Vocabulary NoWords = new();
    private readonly ReplyToken[] tokens;

    private ReplyText(ReplyToken[] tokens, int count, string normalized)
    {
        this.tokens = tokens;
        Count = count;
        Normalized = normalized;
    }

    /// <summary>The text folded, digits as 0 to 9, blanks joined, punctuation and emoji at its ends removed.</summary>
    public string Normalized { get; }

    public ReadOnlySpan<ReplyToken> Tokens => tokens.AsSpan(0, Count);

    public int Count { get; }

    /// <summary>There are more tokens than were kept, or an address of the web: nothing to be read as an answer.</summary>
    public bool IsProse { get; private init; }

    /// <summary>Numbers in it are amounts.</summary>
    public bool HasUnit { get; private init; }

    public bool HasThumbUp { get; private init; }

    public bool HasThumbDown { get; private init; }

    public bool HasEmoji { get; private init; }

    /// <summary>Cuts a person's text.</summary>
    public static ReplyText Of(string text, Vocabulary vocabulary) => Of(text, vocabulary, isEntry: false);

    /// <summary>Cuts an entry of a word list and adds its words to the vocabulary.</summary>
    public static ReplyText OfEntry(string text, Vocabulary vocabulary) => Of(text, vocabulary, isEntry: true);

    /// <summary>The text as <see cref="Normalized"/> has it.</summary>
    public static string NormalizedOf(string text) => Of(text, NoWords, isEntry: false).Normalized;

    private static ReplyText Of(string text, Vocabulary vocabulary, bool isEntry)
    {
        var folded = FoldedText.Fold(text);
        var cutter = new ReplyCutter(folded, vocabulary, isEntry);
        cutter.Run();
        return new ReplyText(cutter.Tokens, cutter.Count, cutter.Normalized)
        {
            HasUnit = cutter.HasUnit,
            IsProse = cutter.IsLong || folded.Contains("://", StringComparison.Ordinal) || folded.Contains("www.", StringComparison.Ordinal),
            HasThumbUp = cutter.HasThumbUp,
            HasThumbDown = cutter.HasThumbDown,
            HasEmoji = cutter.HasEmoji,
        };
    }
}
