using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class StartsWithVariable() : BodyRule(RuleCatalog.StartsWithVariable)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        if (body.Placeholders.Count > 0 && BodyParts.IsEmpty(BodyParts.Before(body, 0)))
            Report(context, body.SpanOf(body.Placeholders[0]), $"The body starts with '{body.Placeholders[0].Raw}', which WhatsApp refuses. Write at least a word before it.", language);
    }
}
