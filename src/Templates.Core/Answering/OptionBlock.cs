using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Answering;

/// <summary>The part of a two-way body that offers the answers, told apart from prose with digits in it.</summary>
internal sealed class OptionBlock
{
    private const int Wanted = 3;

    private AnswerOption[]? offered;

    private OptionBlock(IReadOnlyList<AnswerOption> options, bool asks)
    {
        Options = options;
        Asks = asks;
    }

    /// <summary>All numbered options of the block, 4 and above included.</summary>
    public IReadOnlyList<AnswerOption> Options { get; }

    /// <summary>The options 1, 2 and 3, as often as they stand there.</summary>
    public IReadOnlyList<AnswerOption> Offered => offered ??= Options.Where(option => option.Digit <= Wanted).ToArray();

    /// <summary>Whether 1, 2 and 3 stand there, each once and in this order.</summary>
    public bool IsComplete => IsWanted(Options, 0);

    /// <summary>A question stands before the first option, or ends the sentence that lists them.</summary>
    public bool Asks { get; }

    public static OptionBlock Of(TemplateText body, TemplateLanguage language)
    {
        var baseLanguage = WhatsAppLanguages.BaseOf(language.Code);
        var text = body.Prose;
        var options = OptionScanner.Scan(text, baseLanguage);
        var questions = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (OptionScanner.IsQuestionMark(text[i], baseLanguage))
                questions.Add(i);
        }

        var first = Choose(options, questions, text);
        // "It takes 5 minutes" before the options is no option 5.
        while (first < options.Count && options[first].Digit > Wanted && IsProse(options[first], text))
            first++;
        return new OptionBlock(first == 0 ? options : options.GetRange(first, options.Count - first), Asked(options, first, questions, text));
    }

    /// <summary>Three quick replies stand for the digits.</summary>
    public static IReadOnlyList<TemplateButton> QuickReplies(TemplateLanguage language)
        => language.Buttons.Where(button => button.Kind == ButtonKind.QuickReply && button.Title is not null).ToArray();

    /// <summary>Where the block begins: behind a question, at the first option, or at a 1 behind prose, as the answers are then complete.</summary>
    private static int Choose(List<AnswerOption> options, List<int> questions, string text)
    {
        var afterQuestion = 0;
        foreach (var question in questions)
        {
            var first = options.FindIndex(option => option.DigitStart > question);
            if (first < 0)
                break;
            if (IsWanted(options, first))
                return first;
            afterQuestion = question == questions[0] ? first : afterQuestion;
        }

        if (IsWanted(options, 0))
            return 0;
        for (var i = 0; i < options.Count && (i == 0 || IsProse(options[i - 1], text)); i++)
        {
            if (options[i].Digit == 1 && IsWanted(options, i))
                return i;
        }

        return afterQuestion;
    }

    private static bool Asked(List<AnswerOption> options, int first, List<int> questions, string text)
    {
        if (first == options.Count || questions.Count == 0)
            return questions.Count > 0;
        var end = options[options.Count - 1].End;
        return questions[0] < options[first].DigitStart || questions.Exists(question => question < end && string.IsNullOrWhiteSpace(text.Substring(question + 1, end - question - 1)));
    }

    /// <summary>Words on both sides, as in "it takes 1 minute": not to be counted where options follow.</summary>
    private static bool IsProse(AnswerOption option, string text)
        => Script.HasLetterOrDigit(text.Substring(option.Start, option.DigitStart - option.Start))
            && Script.HasLetterOrDigit(text.Substring(option.DigitStart + option.DigitLength, option.End - option.DigitStart - option.DigitLength));

    private static bool IsWanted(IReadOnlyList<AnswerOption> options, int first)
    {
        var last = 0;
        for (var i = first; i < options.Count; i++)
        {
            if (options[i].Digit <= Wanted && options[i].Digit != ++last)
                return false;
        }

        return last == Wanted;
    }
}
