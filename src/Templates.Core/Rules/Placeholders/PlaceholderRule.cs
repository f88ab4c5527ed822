using WaTemplates.Core.Diagnostics;
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
                    Report(context, text.SpanOf(placeholder), Message(placeholder), language);
            }
        }
    }

    protected abstract string Message(Placeholder placeholder);

    /// <summary>The placeholder as one line, for a message.</summary>
    protected static string Shown(Placeholder placeholder) => placeholder.Raw.Replace('\n', ' ');
}
