using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class EndsWithVariablePunctuation() : BodyRule(RuleCatalog.EndsWithVariablePunctuation)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        if (body.Placeholders.Count == 0)
            return;
        var behind = BodyParts.BehindLast(body);
        if (!BodyParts.IsEmpty(behind) && BodyParts.HasNoWord(behind))
            Report(context, body.SpanOf(BodyParts.Last(body)), $"Only '{MappingReader.Shorten(behind.Trim())}' follows '{BodyParts.Last(body).Raw}', and WhatsApp may count it as the end. Let words follow, such as your company's name.", language);
    }
}
