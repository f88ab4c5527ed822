using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Consent;

internal sealed class TwoWayQuestion() : TwoWayRule(RuleCatalog.TwoWayQuestion)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        if (!body.Options(language).Asks)
            Report(context, body.KeySpan, "The two-way body asks no question before option '1'. Write the request as a question that yes or no answers, with a question mark.", language);
    }
}
