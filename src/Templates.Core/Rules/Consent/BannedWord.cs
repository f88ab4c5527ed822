using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>WhatsApp's consent rules: invitations avoid the word for a survey.</summary>
internal sealed class BannedWord() : WordRule(RuleCatalog.BannedWord)
{
    protected override WordList WordsFor(TemplateLanguage language, RuleContext context) => context.Settings.BannedIn(language.Code);

    protected override string Message(string word, TemplateLanguage language)
        => $"'{word}' is a word that gets templates refused. Ask to '{Recommended(language)}' instead.";
}
