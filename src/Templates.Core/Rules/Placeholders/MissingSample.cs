using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Placeholders;

/// <summary>Twilio refuses a submission without samples, and sends the sample where a value is missing.</summary>
internal sealed class MissingSample() : LanguageRule(RuleCatalog.MissingSample)
{
    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        HashSet<string>? reported = null;
        foreach (var text in language.PlaceholderTexts)
        {
            foreach (var placeholder in text.Placeholders)
            {
                if (!IsMissing(placeholder.Name, language) || !(reported ??= new(StringComparer.Ordinal)).Add(placeholder.Name))
                    continue;
                var near = language.Samples.Values.FirstOrDefault(sample => sample.Name.Equals(placeholder.Name, StringComparison.OrdinalIgnoreCase));
                var advice = near is null ? $"Add '{placeholder.Name}: …' under 'samples'." : $"Rename the sample '{near.Name}' to '{placeholder.Name}'.";
                var fix = near is null ? SampleInsertion.Add(context.Template, MissingNames(context.Template)) : Fix.Replace(near.NameSpan, near.Name, placeholder.Name);
                ReportFixable(context, text.SpanOf(placeholder), $"'{placeholder.Raw}' has no sample. {advice}", language, fix);
            }
        }
    }

    /// <summary>What one fix adds for all languages at once; samples that only differ in case are renamed.</summary>
    private static string[] MissingNames(Template template)
        => template.Languages.SelectMany(language => language.PlaceholderTexts.SelectMany(text => text.Placeholders).Select(placeholder => placeholder.Name).Where(name => IsMissing(name, language) && !language.Samples.Keys.Contains(name, StringComparer.OrdinalIgnoreCase)))
            .Distinct(StringComparer.Ordinal).ToArray();

    private static bool IsMissing(string name, TemplateLanguage language) => !language.Samples.ContainsKey(name) && !IsOtherCaseUsed(language, name);

    // AmbiguousVariable's business: the sample belongs to the other placeholder.
    private static bool IsOtherCaseUsed(TemplateLanguage language, string name)
        => language.PlaceholderTexts.SelectMany(text => text.Placeholders).Any(p => p.Name != name && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && language.Samples.ContainsKey(p.Name));
}
