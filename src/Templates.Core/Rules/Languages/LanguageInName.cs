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

    private static readonly HashSet<string> Codes = new(WhatsAppLanguages.All, StringComparer.OrdinalIgnoreCase);

    public override void Check(Template template, RuleContext context)
    {
        if (template.Name is not { } name || CodeAtEnd(name.Value) is not { } code)
            return;
        if (EverydayWords.Contains(code, StringComparer.OrdinalIgnoreCase) && !template.Languages.Any(language => WhatsAppLanguages.BaseOf(language.Code).Equals(code, StringComparison.OrdinalIgnoreCase)))
            return;
        ReportFixable(context, name.Span, $"The name '{Parsing.MappingReader.Shorten(name.Value)}' ends in the language code '{code}', but one name holds all languages. Drop '_{code}', and put each language under 'languages'.", null, TemplateName.Rename(name, name.Value.Substring(0, name.Value.Length - code.Length - 1)));
    }

    /// <summary>The last one or two parts of the name, where they are a code: "_pt_br" is one, not the language br behind pt.</summary>
    private static string? CodeAtEnd(string name)
    {
        var last = name.LastIndexOf('_');
        var region = last > 0 ? name.LastIndexOf('_', last - 1) : -1;
        if (region >= 0 && Codes.Contains(name.Substring(region + 1)))
            return name.Substring(region + 1);
        return last >= 0 && Codes.Contains(name.Substring(last + 1)) ? name.Substring(last + 1) : null;
    }
}
