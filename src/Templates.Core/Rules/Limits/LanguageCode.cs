using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class LanguageCode() : LanguageRule(RuleCatalog.Language)
{
    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        if (WhatsAppLanguages.IsKnown(language.Code))
            return;
        var suggestions = WhatsAppLanguages.Suggest(language.Code);
        var advice = suggestions.Count == 0 ? "Use a code of docs/languages.md, such as 'en' or 'pt_BR'." : $"Write '{string.Join("' or '", suggestions)}'.";
        ReportFixable(context, language.CodeSpan, $"'{Parsing.MappingReader.Shorten(language.Code)}' is none of WhatsApp's {WhatsAppLanguages.All.Count} language codes. {advice}", language, Fix.Choose(language.CodeSpan, language.Code, suggestions.ToArray()));
    }
}
