using WaTemplates.Text.Languages;

namespace WaTemplates.Runtime.Replies;

/// <summary>
/// Says what a person's text means. Never fails, gives the same answer for the same text everywhere, and takes time in
/// proportion to the text's length.
/// </summary>
internal sealed class ReplyReader
{
    private readonly ReplyLexicon lexicon = ReplyLexicon.Default;

    /// <param name="text">What was written.</param>
    /// <param name="menu">The answers of the open question; none where nothing is open.</param>
    /// <param name="language">Language code of the question: its answer words count, and English ones.</param>
    public ReplyReading Read(string text, IReadOnlyList<MenuEntry> menu, string? language)
    {
        var cut = ReplyText.Of(text, lexicon.Words);
        var spoken = language is null ? "" : WhatsAppLanguages.BaseOf(language);
        var titled = TitledBy(text, cut, menu);
        if (titled?.Kind == ReplyKind.Unsubscribe)
            return new ReplyReading(cut.Normalized, ReadingKind.Unsubscribe, ReplyRules.Title);
        var answers = FindAnswers(cut);
        // A stop word is one even where a button that means something else is called so.
        return StopReading.Read(cut, lexicon, answers, spoken, withWeak: titled is null) is { } read && (titled is null || read.Kind == ReadingKind.Unsubscribe) ? read
            : titled is not null ? new ReplyReading(cut.Normalized, titled.Kind.ToReading(), ReplyRules.Title)
            : new AnswerReading(cut, menu, spoken).Read(answers);
    }

    /// <summary>Whether a text is nothing but an answer to some question, in any language: such a text never brings a person back.</summary>
    public bool IsAnswer(string text)
    {
        var cut = ReplyText.Of(text, lexicon.Words);
        Span<bool> space = stackalloc bool[2 * (ReplyText.MostTokens + 1)];
        space.Clear();
        return !cut.IsProse && cut.Count > 0 && new ReplyCover(cut.Tokens, FindAnswers(cut), isCourtesyOnly: false, space).Before(cut.Count);
    }

    private List<WordFound> FindAnswers(ReplyText text)
    {
        var found = new List<WordFound>();
        if (text.IsProse)
            return found;
        for (var i = 0; i < text.Count; i++)
            lexicon.FindAnswers(text.Tokens, i, found);
        return found;
    }

    private static MenuEntry? TitledBy(string text, ReplyText cut, IReadOnlyList<MenuEntry> menu)
    {
        foreach (var entry in menu)
        {
            if (entry.Title is { } title && title.AsSpan().Trim().SequenceEqual(text.AsSpan().Trim()))
                return entry;
        }

        foreach (var entry in menu)
        {
            if (cut.Normalized.Length > 0 && entry.Title is { Length: > 0 } title && ReplyText.NormalizedOf(title) == cut.Normalized)
                return entry;
        }

        return null;
    }
}
