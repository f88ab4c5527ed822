using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>WhatsApp's consent rules: invitations avoid the word for a survey.</summary>
internal sealed class BannedWord() : WordRule(RuleCatalog.BannedWord)
{
    protected override WordList WordsFor(TemplateLanguage language, RuleContext context) => context.Settings.BannedIn(language.Code);

    protected override string Message(string word, TemplateLanguage language)
        => $"'{word}' is a word that gets templates refused. Ask to '{Recommended(language)}' instead.";

    /// <summary>A noun for the noun keeps most sentences whole; the recommended wording is a choice besides.</summary>
    protected override IEnumerable<Fix?> Fixes(TemplateText text, int start, int length, TemplateLanguage language)
    {
        var noun = language.Data.FeedbackNoun is { } known ? TextReplacement.In(text, start, length, LikeWritten(text.Value.Substring(start, length), known)) : null;
        return Wording(text, start, length, language).Prepend(noun);
    }

    private static string LikeWritten(string written, string noun)
    {
        if (written.Length > 1 && written.All(c => !char.IsLower(c)) && written.Any(char.IsUpper))
            return noun.ToUpperInvariant();
        return char.IsUpper(written[0]) ? char.ToUpperInvariant(noun[0]) + noun.Substring(1) : noun;
    }
}
