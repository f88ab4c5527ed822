using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Consent;

internal sealed class SurveyUrlRequired() : BodyRule(RuleCatalog.SurveyUrlRequired)
{
    protected override bool AppliesTo(Template template) => template.Kind?.Value == TemplateKind.Invitation;

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        if (!body.Has(PlaceholderNames.SurveyUrlPlaceholder) && !language.Buttons.Any(button => button.Url?.Has(PlaceholderNames.SurveyUrlPlaceholder) == true))
            Report(context, body.KeySpan, $"The invitation has no '{PlaceholderNames.SurveyUrlPlaceholder}' in its body or in a URL button. Add it where the recipient opens the form.", language);
    }
}
