using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class UnusedSample() : SampleRule(RuleCatalog.UnusedSample)
{
    protected override void Check(TemplateSample sample, TemplateLanguage? language, Template template, RuleContext context)
    {
        if (!IsUsed(sample.Name, template))
            Report(context, sample.NameSpan, $"No placeholder of any language uses the sample '{sample.Name}'. Delete it, or use it as a placeholder.", language);
    }

    private static bool IsUsed(string name, Template template)
    {
        foreach (var language in template.Languages)
        {
            foreach (var text in language.PlaceholderTexts)
            {
                foreach (var placeholder in text.AllPlaceholders)
                {
                    if (MayMean(placeholder, name))
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>A broken placeholder may be meant, and a sample that differs in case is reported where it is missed.</summary>
    private static bool MayMean(Placeholder placeholder, string name)
        => placeholder.Kind == PlaceholderKind.Valid
            ? placeholder.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            : placeholder.Raw.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0 || placeholder.Suggestion?.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;
}
