using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class EndsWithVariable() : BodyRule(RuleCatalog.EndsWithVariable)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        if (body.Placeholders.Count > 0 && BodyParts.IsEmpty(BodyParts.BehindLast(body)))
            Report(context, body.SpanOf(BodyParts.Last(body)), $"The body ends with '{BodyParts.Last(body).Raw}', which WhatsApp refuses. Let words follow it, such as the opt-out sentence or your name.", language);
    }
}
