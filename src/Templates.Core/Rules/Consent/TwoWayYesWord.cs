using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>Carrier keywords such as STOP are swallowed before they reach anyone who waits for them as an answer.</summary>
internal sealed class TwoWayYesWord() : TwoWayRule(RuleCatalog.TwoWayYesWord)
{
    private const int WordsBetween = 3;

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        foreach (var text in language.AllTexts)
        {
            if (text.Component != TextComponent.ButtonTitle)
                CheckText(text, language, context);
        }
    }

    private void CheckText(TemplateText text, TemplateLanguage language, RuleContext context)
    {
        var folded = text.Folded;
        foreach (var (keyword, pattern) in language.Data.Keywords)
        {
            for (var found = pattern.Find(folded.Value, 0, folded.Value.Length); found is { } match; found = pattern.Find(folded.Value, match.End, folded.Value.Length))
            {
                var start = folded.SourceStart(match.Start);
                var length = folded.SourceEnd(match.End - 1) - start;
                var written = text.Value.Substring(start, length);
                var isMarked = written == keyword || IsQuoted(text.Value, start, length);
                if (IsAskedFor(folded.Value, match.Start, isMarked ? WordsBetween : 0, language.Data.AskForReply))
                    Report(context, text.SpanOf(start, length), $"The text asks for the reply '{written}', which the carrier's opt-in and opt-out handling swallows. Ask for a digit instead.", language);
            }
        }
    }

    /// <summary>
    /// Whether a verb that asks for a reply stands in the same sentence, at most some words before, and no digit between:
    /// "reply 1 for YES" asks for the digit.
    /// </summary>
    private static bool IsAskedFor(string folded, int at, int wordsBetween, WordList verbs)
    {
        var start = at;
        var words = 0;
        while (start > 0 && folded[start - 1] is not ('.' or '!' or '?' or '\n') && !char.IsDigit(folded[start - 1]) && words <= wordsBetween + 1)
        {
            start--;
            if (Script.IsWordPart(folded[start]) && (start == 0 || !Script.IsWordPart(folded[start - 1])))
                words++;
            if (words == wordsBetween + 1)
                break;
        }

        return !verbs.IsEmpty && verbs.IsIn(folded, start, at);
    }

    private static bool IsQuoted(string text, int start, int length)
        => start > 0 && start + length < text.Length && "\"'“„«‚‘*_「".IndexOf(text[start - 1]) >= 0 && "\"'”“»’‘*_」".IndexOf(text[start + length]) >= 0;
}
