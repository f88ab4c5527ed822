using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class UnusedSample() : SampleRule(RuleCatalog.UnusedSample)
{
    protected override void Check(TemplateSample sample, TemplateLanguage? language, Template template, RuleContext context)
    {
        if (!template.Languages.SelectMany(l => l.PlaceholderTexts).SelectMany(text => text.AllPlaceholders).Any(placeholder => MayMean(placeholder, sample.Name)))
            Report(context, sample.NameSpan, $"No placeholder of any language uses the sample '{sample.Name}'. Delete it, or use it as a placeholder.", language);
    }

    /// <summary>A broken placeholder may be meant, and a sample that differs in case is reported where it is missed.</summary>
    private static bool MayMean(Placeholder placeholder, string name)
        => placeholder.Kind == PlaceholderKind.Valid
            ? placeholder.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            : placeholder.Raw.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0 || placeholder.Suggestion?.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;
}
