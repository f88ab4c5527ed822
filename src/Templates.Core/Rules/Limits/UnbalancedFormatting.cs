using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>A mark without its partner in the same line is shown as it is written.</summary>
internal sealed class UnbalancedFormatting() : LanguageRule(RuleCatalog.UnbalancedFormatting)
{
    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        foreach (var text in language.AllTexts.Where(text => text.Component is TextComponent.Body or TextComponent.Reply))
        {
            foreach (var mark in FormattingMarks.Scan(text).Where(mark => !mark.IsPaired))
            {
                var written = text.Value.Substring(mark.Start, mark.Length);
                Report(context, text.SpanOf(mark.Start, mark.Length), $"WhatsApp will show '{written}' as it is written: it formats nothing here. {(mark.Length == 2 ? $"Write one '{written[0]}' on each side" : "Close it in the same line, directly behind the words")}, or delete it.", language);
            }
        }
    }
}
