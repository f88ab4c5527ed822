using WaTemplates.Core.Answering;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>1 means yes, 2 means no, 3 means unsubscribe, judged by the language's words.</summary>
internal sealed class TwoWayMeaning() : TwoWayRule(RuleCatalog.TwoWayMeaning)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var options = body.Options(language).Offered;
        var buttons = options.Count == 0 ? OptionBlock.QuickReplies(language) : [];
        var isByButtons = buttons.Count == 3;
        if (options.Count == 0 && !isByButtons)
            return;
        if (!language.Data.KnowsAnswers)
        {
            Report(context, body.KeySpan, $"The meaning of the options is not checked: there is no word list for '{language.Data.Language}'. Check that 1 is yes, 2 is no and 3 is unsubscribe.", language, Severity.Info);
            return;
        }

        if (isByButtons)
        {
            for (var i = 0; i < 3; i++)
                CheckButton(buttons[i], i, language, context);
            return;
        }

        foreach (var option in options)
        {
            var words = body.Value.Substring(option.Start, option.End - option.Start);
            if (!Means(option.Digit - 1, words, language))
                ReportMeaning(words, option.Digit - 1, body.SpanOf(option.DigitStart, option.DigitLength), language, context);
        }
    }

    private void CheckButton(TemplateButton button, int answer, TemplateLanguage language, RuleContext context)
    {
        var stated = button.Id?.Value is "1" or "2" or "3" ? button.Id.Value[0] - '1' : Array.IndexOf(Answers.InOrder, button.Id?.Value);
        var title = button.Title!.Value;
        if (stated >= 0 && stated != answer)
            Report(context, button.Id!.Span, $"The quick reply '{title}' has the id '{button.Id.Value}' where '{(char.IsDigit(button.Id.Value[0]) ? $"{answer + 1}" : Answers.InOrder[answer])}' belongs. Order the replies yes, no, unsubscribe.", language);
        // With its meaning stated, a title may be worded freely, but not as another answer.
        else if (!Means(answer, title, language) && (stated < 0 || Enumerable.Range(0, 3).Any(other => other != answer && Means(other, title, language))))
            ReportMeaning(title, answer, button.Title.ValueSpan, language, context);
    }

    private static bool Means(int answer, string words, TemplateLanguage language) => WordsOf(answer, language).IsIn(FoldedText.Fold(words));

    private void ReportMeaning(string words, int answer, SourceSpan span, TemplateLanguage language, RuleContext context)
        => Report(context, span, $"Option '{answer + 1}' does not read as '{Answers.InOrder[answer]}': '{MappingReader.Shorten(words.Trim())}'. Word it so, since a reply '{answer + 1}' is taken as {Answers.InOrder[answer]}.", language);

    private static WordList WordsOf(int answer, TemplateLanguage language) => answer switch
    {
        0 => language.Data.Yes,
        1 => language.Data.No,
        _ => language.Data.Unsubscribe,
    };
}
