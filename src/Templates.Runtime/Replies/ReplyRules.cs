namespace WaTemplates.Runtime.Replies;

/// <summary>Ids of the rules that read replies. They are kept as evidence: an id that was released keeps its meaning.</summary>
internal static class ReplyRules
{
    /// <summary>The text is a button's title.</summary>
    public const string Title = "title";

    public const string Digit = "digit";

    /// <summary>A thumb up or down.</summary>
    public const string Emoji = "emoji";

    /// <summary>Only emoji, and none with a meaning.</summary>
    public const string UnknownEmoji = "unknown-emoji";

    /// <summary>No letter, digit or emoji.</summary>
    public const string Empty = "empty";

    /// <summary>Answers that contradict each other.</summary>
    public const string TwoAnswers = "two-answers";

    /// <summary>An answer taken back or left open: "not 1", "1 or 2", "maybe".</summary>
    public const string Unsure = "unsure";

    /// <summary>A number or answer that the question does not offer.</summary>
    public const string NotInMenu = "not-in-menu";

    /// <summary>A number or thumb where nothing was asked.</summary>
    public const string NoQuestion = "no-question";

    /// <summary>A letter by itself.</summary>
    public const string Letter = "letter";

    public const string Free = "free";

    public static string StopWord(string language) => $"stop-word:{language}";

    public static string StopPhrase(string language) => $"stop-phrase:{language}";

    public static string StartWord(string language) => $"start-word:{language}";

    public static string AnswerWord(ReadingKind kind, string language) => $"word:{(kind == ReadingKind.Yes ? "yes" : "no")}:{language}";
}
