using WaTemplates.Core.Answering;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Fixes;

/// <summary>
/// Writes the option lines that a two-way body lacks, in the language's words and the style of the lines that are there.
/// Works on literal blocks, where a line of the text is a line of the file.
/// </summary>
internal sealed class OptionLines
{
    private const string Separator = " – ";
    private readonly SourceText source;
    private readonly TemplateText body;
    private readonly IReadOnlyList<string> words;
    private readonly string language;

    private OptionLines(SourceText source, TemplateText body, LanguageData data)
    {
        this.source = source;
        this.body = body;
        words = data.OptionWords;
        language = data.Language;
    }

    /// <returns>The fix, or null where it is not certain which lines are options, or the language's words are not known.</returns>
    public static Fix? Complete(Template template, TemplateLanguage language)
    {
        if (language.Body is not { Style: YamlScalarStyle.Literal } body || language.Data.OptionWords.Count != 3 || OptionBlock.QuickReplies(language).Count > 0)
            return null;
        var options = body.Options(language).Options;
        var lines = new OptionLines(template.Source, body, language.Data);
        if (options.Count == 0)
            return lines.AddAll();
        var digits = options.Select(option => option.Digit).ToArray();
        var isCertain = digits.All(digit => digit <= 3) && digits.Distinct().Count() == digits.Length && options.All(option => lines.IsAloneOnLine(option, options));
        if (!isCertain)
            return null;
        return digits.SequenceEqual(digits.OrderBy(digit => digit)) ? lines.AddMissing(options) : lines.Sort(options);
    }

    /// <summary>All three behind the question, or at the end.</summary>
    private Fix? AddAll()
    {
        var question = body.Prose.Length - 1;
        while (question >= 0 && !OptionScanner.IsQuestionMark(body.Prose[question], language))
            question--;
        var line = question >= 0 ? LineOf(question) : LineOf(Math.Max(0, body.Value.TrimEnd().Length - 1));
        var indentation = IndentationOf(line);
        var added = string.Concat(Enumerable.Range(1, 3).Select(digit => source.LineBreak + indentation + digit + Separator + words[digit - 1]));
        return body.Value.Trim().Length == 0 ? null : new Fix("Add the options 1, 2 and 3", [new TextEdit(new SourceSpan(line.End, 0), source.LineBreak + added)]);
    }

    private Fix AddMissing(IReadOnlyList<AnswerOption> options)
    {
        var blankBetween = options.Count > 1 && source.LineIndexOf(LineOf(options[1].DigitStart).Start) - source.LineIndexOf(LineOf(options[0].DigitStart).Start) > 1 ? source.LineBreak : "";
        var edits = new List<TextEdit>();
        var missing = Enumerable.Range(1, 3).Where(digit => options.All(option => option.Digit != digit)).ToArray();
        foreach (var digit in missing)
        {
            var before = options.LastOrDefault(option => option.Digit < digit);
            var line = LineOf((before ?? options[0]).DigitStart);
            var added = IndentationOf(line) + digit + SeparatorOf(options[0]) + words[digit - 1];
            edits.Add(before is null
                ? new TextEdit(new SourceSpan(line.Start, 0), added + source.LineBreak + blankBetween)
                : new TextEdit(new SourceSpan(line.End, 0), blankBetween + source.LineBreak + added));
        }

        return new Fix($"Add the option{(missing.Length == 1 ? "" : "s")} {string.Join(" and ", missing)}", edits);
    }

    /// <summary>The lines change places; what stands between them stays.</summary>
    private Fix? Sort(IReadOnlyList<AnswerOption> options)
    {
        var sorted = options.OrderBy(option => option.Digit).ToArray();
        var edits = options.Select((option, i) => new TextEdit(LineOf(option.DigitStart), TextOf(LineOf(sorted[i].DigitStart)))).Where(edit => TextOf(edit.Span) != edit.NewText);
        return new Fix("Put the options in the order 1, 2, 3", edits.ToArray());
    }

    private bool IsAloneOnLine(AnswerOption option, IReadOnlyList<AnswerOption> options)
    {
        var line = LineOf(option.DigitStart);
        return options.Count(other => LineOf(other.DigitStart) == line) == 1 && body.Prose.IndexOf('?', option.Start, option.End - option.Start) < 0;
    }

    /// <summary>What stands between digit and words where the line begins with the digit.</summary>
    private string SeparatorOf(AnswerOption option)
    {
        var line = LineOf(option.DigitStart);
        var behind = body.SpanOf(option.DigitStart, option.DigitLength).End;
        if (body.SpanOf(option.DigitStart, 1).Start != line.Start + IndentationOf(line).Length)
            return Separator;
        var end = behind;
        while (end < line.End && !char.IsLetterOrDigit(source.Text[end]))
            end++;
        var separator = source.Text.Substring(behind, end - behind);
        return separator.Length is 0 or > 4 || end == line.End ? Separator : separator;
    }

    private SourceSpan LineOf(int offset) => source.LineAt(source.LineIndexOf(body.SpanOf(offset, 1).Start));

    private string TextOf(SourceSpan span) => source.Text.Substring(span.Start, span.Length);

    private string IndentationOf(SourceSpan line)
    {
        var end = line.Start;
        while (end < line.End && source.Text[end] == ' ')
            end++;
        return source.Text.Substring(line.Start, end - line.Start);
    }
}
