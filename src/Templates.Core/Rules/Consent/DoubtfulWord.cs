using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

internal sealed class DoubtfulWord() : WordRule(RuleCatalog.DoubtfulWord)
{
    protected override WordList WordsFor(TemplateLanguage language, RuleContext context) => language.Data.Doubtful;

    protected override string Message(string word, TemplateLanguage language)
        => $"'{word}' can mean a survey, which gets templates refused. Ask to '{Recommended(language)}' instead, or suppress this where it means something else.";

    protected override IEnumerable<Fix?> Fixes(TemplateText text, int start, int length, TemplateLanguage language) => Wording(text, start, length, language);
}
