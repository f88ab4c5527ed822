using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Placeholders;

/// <summary>Twilio refuses a submission without samples, and sends the sample where a value is missing.</summary>
internal sealed class MissingSample() : LanguageRule(RuleCatalog.MissingSample)
{
    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in language.PlaceholderTexts)
        {
            foreach (var placeholder in text.Placeholders)
            {
                if (language.Samples.ContainsKey(placeholder.Name) || !reported.Add(placeholder.Name))
                    continue;
                if (IsOtherCaseUsed(language, placeholder.Name))
                    continue;
                var near = language.Samples.Keys.FirstOrDefault(name => name.Equals(placeholder.Name, StringComparison.OrdinalIgnoreCase));
                var advice = near is null ? $"Add '{placeholder.Name}: …' under 'samples'." : $"Rename the sample '{near}' to '{placeholder.Name}'.";
                Report(context, text.SpanOf(placeholder), $"'{placeholder.Raw}' has no sample. {advice}", language);
            }
        }
    }

    // AmbiguousVariable's business: the sample belongs to the other placeholder.
    private static bool IsOtherCaseUsed(TemplateLanguage language, string name)
        => language.PlaceholderTexts.SelectMany(text => text.Placeholders).Any(p => p.Name != name && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && language.Samples.ContainsKey(p.Name));
}
