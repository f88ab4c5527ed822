using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>Looks for words in every text a person reads, outside placeholders and links.</summary>
internal abstract class WordRule(RuleDescriptor descriptor) : LanguageRule(descriptor)
{
    protected sealed override void Check(TemplateLanguage language, RuleContext context)
    {
        var words = WordsFor(language, context);
        if (words.IsEmpty)
            return;
        foreach (var text in TextsOf(language))
        {
            foreach (var match in words.Matches(text.Folded.Value, 0, text.Folded.Value.Length))
            {
                var start = text.Folded.SourceStart(match.Start);
                var end = text.Folded.SourceEnd(match.End - 1);
                if (IsCovered(text, start, end) || context.Settings.IsAllowed(text.Folded.Value.Substring(match.Start, match.Length), language.Code))
                    continue;
                ReportFixable(context, text.SpanOf(start, end - start), Message(MappingReader.Shorten(text.Value.Substring(start, end - start)), language), language, Fixes(text, start, end - start, language));
            }
        }
    }

    protected virtual IReadOnlyList<TemplateText> TextsOf(TemplateLanguage language) => language.AllTexts;

    protected abstract WordList WordsFor(TemplateLanguage language, RuleContext context);

    protected abstract string Message(string word, TemplateLanguage language);

    protected virtual IEnumerable<Fix?> Fixes(TemplateText text, int start, int length, TemplateLanguage language) => [];

    /// <summary>Other wording in place of a word; whether the sentence still reads well, only its author can tell.</summary>
    protected static IEnumerable<Fix?> Wording(TemplateText text, int start, int length, TemplateLanguage language)
    {
        foreach (var wording in language.Data.FeedbackWording)
        {
            if (TextReplacement.In(text, start, length, wording) is { } fix)
                yield return fix with { IsAutomatic = false };
        }
    }

    protected static string Recommended(TemplateLanguage language) => string.Join("' or '", language.Data.FeedbackWording);

    private static bool IsCovered(TemplateText text, int start, int end)
    {
        foreach (var part in text.Covered)
        {
            if (start < part.End && part.Start < end)
                return true;
        }

        return false;
    }
}
