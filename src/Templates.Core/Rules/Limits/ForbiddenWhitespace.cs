using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>Source: Twilio, template approvals: no tabs, no more than 4 spaces in a row.</summary>
internal sealed class ForbiddenWhitespace() : LanguageRule(RuleCatalog.ForbiddenWhitespace)
{
    private static readonly string TooMany = new(' ', ValueRules.MaxSpaces + 1);

    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        foreach (var text in language.TemplateTexts)
        {
            if (text.Value.IndexOf('\t') < 0 && text.Value.IndexOf(TooMany, StringComparison.Ordinal) < 0)
                continue;
            for (var i = 0; i < text.Value.Length; i++)
            {
                var end = i;
                while (end < text.Value.Length && text.Value[end] == text.Value[i] && (text.Value[i] is ' ' or '\t'))
                    end++;
                if (end > i && text.Value[i] == '\t')
                    ReportFixable(context, text.SpanOf(i, end - i), "The text contains a tab, which WhatsApp refuses. Write a space.", language, OneSpace(text, i, end));
                else if (end - i > ValueRules.MaxSpaces)
                    ReportFixable(context, text.SpanOf(i, end - i), $"The text contains {end - i} spaces in a row, {ValueRules.MaxSpaces} are allowed. Delete some.", language, OneSpace(text, i, end));
                i = Math.Max(i, end - 1);
            }
        }
    }

    private static Fix OneSpace(TemplateText text, int start, int end) => new("Write one space", [new TextEdit(text.SpanOf(start, end - start), " ")]);
}
