using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class AdjacentVariables() : BodyRule(RuleCatalog.AdjacentVariables)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        for (var i = 1; i < body.Placeholders.Count; i++)
        {
            if (BodyParts.IsEmpty(BodyParts.Before(body, i)))
                Report(context, body.SpanOf(body.Placeholders[i]), $"No word stands between '{body.Placeholders[i - 1].Raw}' and '{body.Placeholders[i].Raw}', which WhatsApp refuses. Write at least one between them.", language);
        }
    }
}
