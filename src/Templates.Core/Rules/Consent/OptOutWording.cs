using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>The opt-out link stands in a sentence that tells what it does, judged by the language's words.</summary>
internal sealed class OptOutWording() : BodyRule(RuleCatalog.OptOutWording)
{
    protected override bool AppliesTo(Template template) => template.Kind?.Value == TemplateKind.Invitation;

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var words = language.Data.OptOut;
        if (words.IsEmpty)
            return;
        Placeholder? first = null;
        foreach (var link in body.Placeholders)
        {
            if (link.Raw != PlaceholderNames.OptOutUrlPlaceholder)
                continue;
            if (words.IsIn(FoldedText.Fold(SentenceAround(body, link))))
                return;
            first ??= link;
        }

        if (first is not null)
            Report(context, body.SpanOf(first), $"No sentence tells what '{PlaceholderNames.OptOutUrlPlaceholder}' does. Write one such as 'If you no longer want such messages, open {PlaceholderNames.OptOutUrlPlaceholder}.' in the template's language.", language);
    }

    /// <summary>The sentence of a placeholder, without placeholders; a label in the line above belongs to it.</summary>
    private static string SentenceAround(TemplateText body, Placeholder link)
    {
        var text = body.Prose;
        var start = link.Start;
        while (start > 0 && !EndsSentence(text, start - 1))
            start--;
        start = BeforeQuestion(text, start);
        var end = link.End;
        while (end < text.Length && !EndsSentence(text, end))
            end++;
        var own = text.Substring(start, end - start);
        if (start == 0 || text[start - 1] != '\n' || (Script.HasLetterOrDigit(own) && !text.Substring(0, start).TrimEnd().EndsWith(":", StringComparison.Ordinal)))
            return own;
        var above = text.Substring(0, start).TrimEnd();
        return above.Substring(above.LastIndexOf('\n') + 1) + " " + own;
    }

    /// <summary>"No longer interested? Open …": the question belongs to the sentence that answers it.</summary>
    private static int BeforeQuestion(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] == ' ')
            at--;
        if (at < 0 || text[at] is not ('?' or '？' or '؟'))
            return start;
        while (at > 0 && !EndsSentence(text, at - 1))
            at--;
        return at;
    }

    private static bool EndsSentence(string text, int at)
        => text[at] is '\n' or '。' or '！' or '？' or '؟' or '।'
            || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));
}
