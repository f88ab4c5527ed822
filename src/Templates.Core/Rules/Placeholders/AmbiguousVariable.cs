using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

/// <summary>Two placeholders of one name would become one parameter, though they stand for different values.</summary>
internal sealed class AmbiguousVariable() : TemplateRule(RuleCatalog.AmbiguousVariable)
{
    public override void Check(Template template, RuleContext context)
    {
        var first = new Dictionary<string, Placeholder>(StringComparer.OrdinalIgnoreCase);
        HashSet<string>? reported = null;
        foreach (var language in template.Languages)
        {
            foreach (var text in language.PlaceholderTexts)
            {
                foreach (var placeholder in text.Placeholders)
                {
                    if (!first.TryGetValue(placeholder.Name, out var known))
                        first[placeholder.Name] = placeholder;
                    else if (known.Raw != placeholder.Raw && (reported ??= new(StringComparer.Ordinal)).Add(placeholder.Raw))
                        Report(context, text.SpanOf(placeholder), $"'{placeholder.Raw}' and '{known.Raw}' both give the variable '{known.Name}'. Use one of them throughout, or rename one.", language);
                }
            }
        }
    }
}
