using WaTemplates.Core.Conversion;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

/// <summary>Samples follow the rules for values; one for a link is a link, and begins with its button's address.</summary>
internal sealed class InvalidSample() : SampleRule(RuleCatalog.InvalidSample)
{
    protected override void Check(TemplateSample sample, TemplateLanguage? language, Template template, RuleContext context)
    {
        var problem = ValueRules.Problem(sample.Value);
        if (problem is null && (sample.Name is PlaceholderNames.SurveyUrl or PlaceholderNames.OptOutUrl || template.Languages.Any(l => l.Buttons.Count > 0)))
        {
            var users = UsersOf(sample, language, template);
            problem = LinkProblem(sample, users) ?? ButtonProblem(sample, users);
        }

        if (problem is not null)
            Report(context, sample.ValueSpan, $"The sample of '{sample.Name}' {problem}: '{MappingReader.Shorten(sample.Value)}'. Write a value that a real message could carry.", language);
    }

    /// <summary>The languages whose message carries the sample.</summary>
    private static TemplateLanguage[] UsersOf(TemplateSample sample, TemplateLanguage? language, Template template)
        => template.Languages.Where(l => language is null ? l.Samples.TryGetValue(sample.Name, out var used) && ReferenceEquals(used, sample) : ReferenceEquals(l, language)).ToArray();

    private static string? LinkProblem(TemplateSample sample, TemplateLanguage[] users)
    {
        var isLink = sample.Name is PlaceholderNames.SurveyUrl or PlaceholderNames.OptOutUrl && users.Any(l => l.PlaceholderTexts.Any(text => text.Placeholders.Any(p => p.IsLink && p.Name == sample.Name)));
        return isLink && !ValueRules.IsAbsoluteHttps(sample.Value) ? "is no absolute https address" : null;
    }

    private static string? ButtonProblem(TemplateSample sample, TemplateLanguage[] users)
    {
        foreach (var variable in users.Where(l => l.Buttons.Count > 0).SelectMany(l => l.Twilio.Variables))
        {
            if (variable.Name == sample.Name && TwilioForm.ValueFor(variable, sample.Value) is null)
                return $"does not begin with the button's address '{variable.Prefix}'";
        }

        return null;
    }
}
