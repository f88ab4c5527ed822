using WaTemplates.Text.Languages;

namespace WaTemplates.Runtime.Replies;

/// <summary>Which text answers a reply: the template's own, else the language's, else English.</summary>
internal static class ReplyTexts
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Unsubscribe = "unsubscribe";
    public const string Unclear = "unclear";
    private const string Fallback = "en";

    /// <summary>A template's text for an answer; null where it has none, or nothing was asked.</summary>
    public static string? Of(OpenQuestion? question, string answer)
        => question is not null && question.Replies.TryGetValue(answer, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The confirmation of an opt-out. A template's own promises no less than was recorded, so it also serves for everything.</summary>
    public static string Confirmation(OpenQuestion? question, string? wordLanguage)
        => Of(question, Unsubscribe) ?? InLanguage(question, wordLanguage, data => data.UnsubscribeReply);

    /// <summary>The greeting of somebody who comes back.</summary>
    public static string ComingBack(OpenQuestion? question, string? wordLanguage) => InLanguage(question, wordLanguage, data => data.StartReply);

    private static string InLanguage(OpenQuestion? question, string? wordLanguage, Func<LanguageData, string?> text)
    {
        foreach (var language in (ReadOnlySpan<string?>)[question?.Language, wordLanguage, Fallback])
        {
            if (language is not null && text(LanguageData.For(language)) is { } found)
                return found;
        }

        throw new InvalidOperationException("Languages/en.txt lacks a text.");
    }
}
