using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class VariablesByPunctuation() : BodyRule(RuleCatalog.VariablesByPunctuation)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        for (var i = 1; i < body.Placeholders.Count; i++)
        {
            var between = BodyParts.Before(body, i);
            if (!BodyParts.IsEmpty(between) && BodyParts.HasNoWord(between))
                Report(context, body.SpanOf(body.Placeholders[i]), $"Only '{MappingReader.Shorten(between.Trim())}' stands between '{body.Placeholders[i - 1].Raw}' and '{body.Placeholders[i].Raw}', and WhatsApp may refuse it. Write a word between them.", language);
        }
    }
}
