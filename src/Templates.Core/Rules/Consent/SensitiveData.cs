using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>Nobody may ask for whole card, account or identity numbers. Source: Meta, template review.</summary>
internal sealed class SensitiveData() : LanguageRule(RuleCatalog.SensitiveData)
{
    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n', '。', '।', '؟'];

    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        if (language.Data.SensitiveData.IsEmpty)
            return;
        foreach (var text in language.AllTexts)
        {
            var folded = text.Folded;
            foreach (var match in language.Data.SensitiveData.Matches(folded.Value, 0, folded.Value.Length))
            {
                if (!IsAskedFor(folded.Value, match, language))
                    continue;
                var start = folded.SourceStart(match.Start);
                var length = folded.SourceEnd(match.End - 1) - start;
                Report(context, text.SpanOf(start, length), $"The text asks for '{MappingReader.Shorten(text.Value.Substring(start, length))}', and Meta refuses templates that ask for whole card, account or identity numbers. Ask for the last digits at most, or use a secure page.", language);
            }
        }
    }

    /// <summary>The sentence asks the reader to send or enter something, or is the question for it, and does not say never.</summary>
    private static bool IsAskedFor(string folded, WordMatch match, TemplateLanguage language)
    {
        var start = match.Start == 0 ? 0 : folded.LastIndexOfAny(SentenceEnds, match.Start - 1) + 1;
        var end = folded.IndexOfAny(SentenceEnds, match.End);
        end = end < 0 ? folded.Length : end;
        if (language.Data.Never.IsIn(folded, start, end))
            return false;
        var isQuestionForIt = end < folded.Length && folded[end] is '?' or '؟' && folded.Substring(match.End, end - match.End).Trim().Length == 0;
        return isQuestionForIt || language.Data.AskForData.IsIn(folded, start, end);
    }
}
