using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Rules.Languages;

/// <summary>Meta refuses a text that is not in the language it is submitted as (TAG_CONTENT_MISMATCH).</summary>
internal sealed class WrongLanguageText() : BodyRule(RuleCatalog.WrongLanguageText)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        if (LanguageEvidence.ClearlyOther(body.Folded, body.Covered, language.Data.Language) is { } found)
            Report(context, body.KeySpan, $"The text is declared as '{language.Code}' and reads as '{found.Language}': {found.Count} of its words are frequent words of '{found.Language}', {found.OwnCount} of '{language.Data.Language}'. Move it under '{found.Language}', or paste the right translation.", language);
    }
}
