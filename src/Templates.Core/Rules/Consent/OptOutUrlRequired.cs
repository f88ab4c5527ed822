using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Consent;

internal sealed class OptOutUrlRequired() : BodyRule(RuleCatalog.OptOutUrlRequired)
{
    protected override bool AppliesTo(Template template) => template.Kind?.Value == TemplateKind.Invitation;

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        if (!body.Has(PlaceholderNames.OptOutUrlPlaceholder))
            Report(context, body.KeySpan, $"The invitation has no '{PlaceholderNames.OptOutUrlPlaceholder}' in its body. Add a sentence that tells how to stop such messages, with this link.", language);
    }
}
