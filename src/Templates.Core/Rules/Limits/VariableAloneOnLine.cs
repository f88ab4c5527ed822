using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>A line that is nothing but a variable tells a reviewer nothing of what will stand there.</summary>
internal sealed class VariableAloneOnLine() : BodyRule(RuleCatalog.VariableAloneOnLine)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        for (var i = 0; i < body.Placeholders.Count; i++)
        {
            if (HasWordOnLine(body.Value, body.Placeholders[i].Start, body.Placeholders[i].End))
                continue;
            // One at the body's start or end, or beside another one, is reported as that.
            var before = BodyParts.Before(body, i);
            var behind = i + 1 < body.Placeholders.Count ? BodyParts.Before(body, i + 1) : BodyParts.BehindLast(body);
            if (!BodyParts.HasNoWord(behind) && !(i > 0 ? BodyParts.HasNoWord(before) : BodyParts.IsEmpty(before)))
                Report(context, body.SpanOf(body.Placeholders[i]), $"'{body.Placeholders[i].Raw}' stands alone on its line, and WhatsApp may refuse it. Write a word beside it, such as what it stands for.", language);
        }
    }

    private static bool HasWordOnLine(string text, int start, int end)
    {
        for (var i = start - 1; i >= 0 && text[i] != '\n'; i--)
        {
            if (char.IsLetterOrDigit(text, i))
                return true;
        }

        for (var i = end; i < text.Length && text[i] != '\n'; i++)
        {
            if (char.IsLetterOrDigit(text, i))
                return true;
        }

        return false;
    }
}
