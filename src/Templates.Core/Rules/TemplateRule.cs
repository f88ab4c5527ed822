using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Rules;

/// <summary>One rule of the catalogue over one template; it can report no other id than its own.</summary>
internal abstract class TemplateRule(RuleDescriptor descriptor)
{
    public RuleDescriptor Descriptor { get; } = descriptor;

    public abstract void Check(Template template, RuleContext context);

    protected void Report(RuleContext context, SourceSpan span, string message, TemplateLanguage? language = null, Severity? severity = null)
        => context.Bag.Report(Descriptor, span, message, language?.Code, severity);

    /// <param name="context">Receives the finding.</param>
    /// <param name="span">Where.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="language">The language it belongs to, if to one.</param>
    /// <param name="fixes">Ways to mend it; null among them stands for none.</param>
    protected void ReportFixable(RuleContext context, SourceSpan span, string message, TemplateLanguage? language, params IEnumerable<Fix?> fixes)
        => context.Bag.Report(Descriptor, span, message, language?.Code, fixes: fixes.OfType<Fix>().ToArray());
}

/// <summary>A rule that looks at each language by itself.</summary>
internal abstract class LanguageRule(RuleDescriptor descriptor) : TemplateRule(descriptor)
{
    public sealed override void Check(Template template, RuleContext context)
    {
        if (!AppliesTo(template))
            return;
        foreach (var language in template.Languages)
            Check(language, context);
    }

    protected virtual bool AppliesTo(Template template) => true;

    protected abstract void Check(TemplateLanguage language, RuleContext context);
}

/// <summary>A rule about the body of each language.</summary>
internal abstract class BodyRule(RuleDescriptor descriptor) : LanguageRule(descriptor)
{
    protected sealed override void Check(TemplateLanguage language, RuleContext context)
    {
        if (language.Body is { } body)
            Check(body, language, context);
    }

    protected abstract void Check(TemplateText body, TemplateLanguage language, RuleContext context);
}

/// <summary>What rules may ask besides the template.</summary>
internal sealed class RuleContext(Template template, TemplateSettings settings, DiagnosticBag bag)
{
    public Template Template { get; } = template;

    public TemplateSettings Settings { get; } = settings;

    public DiagnosticBag Bag { get; } = bag;
}
