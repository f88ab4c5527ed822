using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>
/// A fixed link where the survey or opt-out placeholder belongs: it names one, or the placeholder is missing and the link
/// stands instead. Everyone would open the same form, or opt out someone else.
/// </summary>
internal sealed class HardCodedLink() : LanguageRule(RuleCatalog.HardCodedLink)
{
    private static readonly string[] SurveyNames = ["survey", "umfrage", "qualtrics", "typeform", "forms.gle", "docs.google.com/forms", "jotform", "encuesta", "sondage", "enquete", "questionnaire"];
    private static readonly string[] OptOutNames = ["optout", "opt-out", "opt_out", "unsubscribe", "abmeld", "abbestell", "desabonn", "cancelar", "afmeld", "uitschrijv"];

    /// <summary>The placeholder a fixed link stands for, or null where it is a link like any other.</summary>
    public static string? Replaces(LiteralLink link, TemplateLanguage language)
    {
        if (Names(link, OptOutNames))
            return PlaceholderNames.OptOutUrlPlaceholder;
        if (Names(link, SurveyNames))
            return PlaceholderNames.SurveyUrlPlaceholder;
        var body = language.Body;
        if (body is null)
            return null;
        var links = language.NumberedTexts.Where(text => text.Component is TextComponent.Body or TextComponent.ButtonUrl).ToArray();
        if (!links.Any(text => text.Has(PlaceholderNames.SurveyUrlPlaceholder)))
            return PlaceholderNames.SurveyUrlPlaceholder;
        return body.Has(PlaceholderNames.OptOutUrlPlaceholder) ? null : PlaceholderNames.OptOutUrlPlaceholder;
    }

    protected override bool AppliesTo(Template template) => template.Kind?.Value == TemplateKind.Invitation;

    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        foreach (var text in language.TemplateTexts)
        {
            foreach (var link in text.Links)
                Report(link, text.SpanOf(link.Start, link.Url.Length), language, context);
        }

        foreach (var button in language.Buttons)
        {
            if (button.Url is { AllPlaceholders.Count: 0 } url && url.Links.Count > 0 && (Names(url.Links[0], SurveyNames) || Names(url.Links[0], OptOutNames)))
                Report(url.Links[0], url.ValueSpan, language, context);
        }
    }

    private void Report(LiteralLink link, SourceSpan span, TemplateLanguage language, RuleContext context)
    {
        if (Replaces(link, language) is { } placeholder)
            Report(context, span, $"The fixed link '{MappingReader.Shorten(link.Url)}' is the same for every recipient. Write '{placeholder}' instead.", language);
    }

    private static bool Names(LiteralLink link, string[] names)
        => names.Any(name => WithoutSurveyor(link.Url).IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    // Another trade.
    private static string WithoutSurveyor(string url) => url.ToLowerInvariant().Replace("surveyor", "");
}
