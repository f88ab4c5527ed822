using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Placeholders;

/// <summary>A rule about each sample as written, once.</summary>
internal abstract class SampleRule(RuleDescriptor descriptor) : TemplateRule(descriptor)
{
    public sealed override void Check(Template template, RuleContext context)
    {
        foreach (var sample in template.Samples)
            Check(sample, null, template, context);
        foreach (var language in template.Languages)
        {
            foreach (var sample in language.OwnSamples)
                Check(sample, language, template, context);
        }
    }

    protected abstract void Check(TemplateSample sample, TemplateLanguage? language, Template template, RuleContext context);
}
