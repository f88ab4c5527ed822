using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

/// <summary>Reports each placeholder of one kind, wherever a placeholder may stand.</summary>
internal abstract class PlaceholderRule(RuleDescriptor descriptor, PlaceholderKind kind) : LanguageRule(descriptor)
{
    protected sealed override void Check(TemplateLanguage language, RuleContext context)
    {
        foreach (var text in language.PlaceholderTexts)
        {
            if (!text.HasBrokenPlaceholder)
                continue;
            foreach (var placeholder in text.AllPlaceholders)
            {
                if (placeholder.Kind == kind)
                    ReportFixable(context, text.SpanOf(placeholder), Message(placeholder), language, FixFor(text, placeholder, context.Template));
            }
        }
    }

    protected abstract string Message(Placeholder placeholder);

    /// <summary>The placeholder that was meant, or null where that is not certain.</summary>
    protected virtual string? MeantBy(Placeholder placeholder, Template template) => placeholder.Suggestion;

    private Fix? FixFor(TemplateText text, Placeholder placeholder, Template template)
        => MeantBy(placeholder, template) is { } right ? TextReplacement.In(text, placeholder.Start, placeholder.Raw.Length, right) : null;

    /// <summary>The placeholder as one line, for a message.</summary>
    protected static string Shown(Placeholder placeholder) => placeholder.Raw.Replace('\n', ' ');
}
