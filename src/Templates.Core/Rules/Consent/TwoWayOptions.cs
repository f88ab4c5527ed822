using WaTemplates.Core.Answering;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>The answers 1, 2 and 3, each once and in this order, or three quick replies.</summary>
internal sealed class TwoWayOptions() : TwoWayRule(RuleCatalog.TwoWayOptions)
{
    private const string Advice = "Offer '1' for yes, '2' for no and '3' to unsubscribe, one a line.";

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var block = body.Options(language);
        if (block.IsComplete)
            return;
        var options = block.Offered;
        if (options.Count == 0)
        {
            CheckQuickReplies(body, language, context);
            return;
        }

        var missing = new[] { 1, 2, 3 }.Where(digit => options.All(option => option.Digit != digit)).ToArray();
        if (missing.Length > 0)
        {
            ReportFixable(context, body.KeySpan, $"The options {string.Join(", ", options.Select(option => $"'{option.Digit}'"))} are there, but not {string.Join(" and ", missing.Select(digit => $"'{digit}'"))}. {Advice}", language, OptionLines.Complete(context.Template, language));
            return;
        }

        for (var i = 0; i < options.Count; i++)
        {
            if (i < 3 && options[i].Digit == i + 1)
                continue;
            var again = options.Take(i).Any(option => option.Digit == options[i].Digit);
            var problem = again ? $"The option '{options[i].Digit}' stands here a second time." : $"The option '{options[i].Digit}' stands here where '{i + 1}' belongs.";
            ReportFixable(context, body.SpanOf(options[i].DigitStart, options[i].DigitLength), $"{problem} {Advice}", language, OptionLines.Complete(context.Template, language));
            return;
        }
    }

    private void CheckQuickReplies(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var count = OptionBlock.QuickReplies(language).Count;
        if (count == 3)
            return;
        var found = count == 0 ? "no option" : $"no option, and {count} quick {(count == 1 ? "reply" : "replies")} where 3 belong";
        ReportFixable(context, body.KeySpan, $"The two-way body offers {found}. {Advice}", language, OptionLines.Complete(context.Template, language));
    }
}
