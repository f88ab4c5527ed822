using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Rules.Limits;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Rules.Languages;

/// <summary>One name holds all languages; a language in it suggests one template a language.</summary>
internal sealed class LanguageInName() : TemplateRule(RuleCatalog.LanguageInName)
{
    // Codes that end names such as order_id and sign_in_it just as well.
    private static readonly string[] EverydayWords = ["id", "it", "is", "hi", "he", "ha", "pa", "ta", "ms", "lo", "la", "ca", "el", "et", "sr", "sl", "te", "ar", "af", "be", "si"];

    public override void Check(Template template, RuleContext context)
    {
        if (template.Name is not { } name || CodeAtEnd(name.Value) is not { } code)
            return;
        if (EverydayWords.Contains(code, StringComparer.OrdinalIgnoreCase) && !template.Languages.Any(language => WhatsAppLanguages.BaseOf(language.Code).Equals(code, StringComparison.OrdinalIgnoreCase)))
            return;
        ReportFixable(context, name.Span, $"The name '{Parsing.MappingReader.Shorten(name.Value)}' ends in the language code '{code}', but one name holds all languages. Drop '_{code}', and put each language under 'languages'.", null, TemplateName.Rename(name, name.Value.Substring(0, name.Value.Length - code.Length - 1)));
    }

    private static string? CodeAtEnd(string name)
    {
        foreach (var code in WhatsAppLanguages.All)
        {
            if (name.Length > code.Length && name[name.Length - code.Length - 1] == '_' && name.EndsWith(code, StringComparison.OrdinalIgnoreCase)
                && (code.IndexOf('_') >= 0 || !IsRegionOfLonger(name)))
                return name.Substring(name.Length - code.Length);
        }

        return null;
    }

    // "_pt_br" is one code, not the language br behind pt.
    private static bool IsRegionOfLonger(string name)
        => WhatsAppLanguages.All.Any(code => code.IndexOf('_') >= 0 && name.EndsWith("_" + code, StringComparison.OrdinalIgnoreCase));
}
