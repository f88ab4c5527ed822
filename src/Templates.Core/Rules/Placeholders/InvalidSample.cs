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
        if ((ValueRules.Problem(sample.Value) ?? LinkProblem(sample, language, template) ?? ButtonProblem(sample, language, template)) is { } problem)
            Report(context, sample.ValueSpan, $"The sample of '{sample.Name}' {problem}: '{MappingReader.Shorten(sample.Value)}'. Write a value that a real message could carry.", language);
    }

    /// <summary>The languages whose message carries the sample.</summary>
    private static TemplateLanguage[] UsersOf(TemplateSample sample, TemplateLanguage? language, Template template)
        => template.Languages.Where(l => language is null ? l.Samples.TryGetValue(sample.Name, out var used) && ReferenceEquals(used, sample) : ReferenceEquals(l, language)).ToArray();

    private static string? LinkProblem(TemplateSample sample, TemplateLanguage? language, Template template)
    {
        if (sample.Name is not (PlaceholderNames.SurveyUrl or PlaceholderNames.OptOutUrl) || ValueRules.IsAbsoluteHttps(sample.Value))
            return null;
        var isLink = UsersOf(sample, language, template).Any(l => l.PlaceholderTexts.Any(text => text.Placeholders.Any(p => p.IsLink && p.Name == sample.Name)));
        return isLink ? "is no absolute https address" : null;
    }

    private static string? ButtonProblem(TemplateSample sample, TemplateLanguage? language, Template template)
    {
        if (!HasButtons(template))
            return null;
        foreach (var variable in UsersOf(sample, language, template).Where(l => l.Buttons.Count > 0).SelectMany(l => l.Twilio.Variables))
        {
            if (variable.Name == sample.Name && TwilioForm.ValueFor(variable, sample.Value) is null)
                return $"does not begin with the button's address '{variable.Prefix}'";
        }

        return null;
    }

    private static bool HasButtons(Template template)
    {
        foreach (var language in template.Languages)
        {
            if (language.Buttons.Count > 0)
                return true;
        }

        return false;
    }
}
