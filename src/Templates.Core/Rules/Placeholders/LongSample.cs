using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class LongSample() : SampleRule(RuleCatalog.LongSample)
{
    protected override void Check(TemplateSample sample, TemplateLanguage? language, Template template, RuleContext context)
    {
        if (sample.Value.Length is > ValueRules.RecommendedLength and <= ValueRules.MaxLength)
            Report(context, sample.ValueSpan, $"The sample of '{sample.Name}' has {sample.Value.Length} characters; Twilio recommends at most {ValueRules.RecommendedLength}. Shorten it by {sample.Value.Length - ValueRules.RecommendedLength}.", language);
    }
}
