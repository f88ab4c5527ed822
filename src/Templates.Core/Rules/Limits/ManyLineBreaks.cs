using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class ManyLineBreaks() : BodyRule(RuleCatalog.ManyLineBreaks)
{
    private const int Allowed = 2;

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var text = body.Value;
        for (var i = text.IndexOf('\n'); i >= 0 && i < text.Length; i = i < text.Length ? text.IndexOf('\n', i) : -1)
        {
            var breaks = 0;
            var end = i;
            for (var at = i; at < text.Length && (text[at] is '\n' or ' ' or '\t'); at++)
            {
                if (text[at] != '\n')
                    continue;
                breaks++;
                end = at + 1;
            }

            if (breaks > Allowed)
                Report(context, body.SpanOf(i, end - i), $"{breaks} line breaks follow each other, {Allowed} are safe. Delete empty lines.", language);
            i = end;
        }
    }
}
