using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Answering;

/// <summary>The part of a two-way body that offers the answers, told apart from prose with digits in it.</summary>
internal sealed class OptionBlock
{
    private static readonly int[] Wanted = [1, 2, 3];

    private OptionBlock(IReadOnlyList<AnswerOption> options, bool asks)
    {
        Options = options;
        Asks = asks;
    }

    /// <summary>All numbered options of the block, 4 and above included.</summary>
    public IReadOnlyList<AnswerOption> Options { get; }

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

        // "It takes 5 minutes" before the options is no option 5.
        var block = Choose(options, questions, text).SkipWhile(option => option.Digit > Wanted.Length && IsProse(option, text)).ToArray();
        var asks = block.Length == 0
            ? questions.Count > 0
            : questions.Any(q => q < block[0].DigitStart || (q < block[block.Length - 1].End && text.Substring(q + 1, block[block.Length - 1].End - q - 1).Trim().Length == 0));
        return new OptionBlock(block, asks);
    }

    /// <summary>Three quick replies stand for the digits.</summary>
    public static IReadOnlyList<TemplateButton> QuickReplies(TemplateLanguage language)
        => language.Buttons.Where(button => button.Kind == ButtonKind.QuickReply && button.Title is not null).ToArray();

    private static IReadOnlyList<AnswerOption> Choose(IReadOnlyList<AnswerOption> options, List<int> questions, string text)
    {
        var afterQuestion = questions.Select(q => options.Where(option => option.DigitStart > q).ToArray()).Where(after => after.Length > 0).ToArray();
        var fromEachOne = Enumerable.Range(0, options.Count).TakeWhile(i => i == 0 || IsProse(options[i - 1], text)).Where(i => options[i].Digit == 1).Select(i => options.Skip(i).ToArray());
        return afterQuestion.FirstOrDefault(IsWanted) ?? (IsWanted(options) ? options : null) ?? fromEachOne.FirstOrDefault(IsWanted) ?? afterQuestion.FirstOrDefault() ?? options;
    }

    /// <summary>Words on both sides, as in "it takes 1 minute": not to be counted where options follow.</summary>
    private static bool IsProse(AnswerOption option, string text)
        => Script.HasLetterOrDigit(text.Substring(option.Start, option.DigitStart - option.Start))
            && Script.HasLetterOrDigit(text.Substring(option.DigitStart + option.DigitLength, option.End - option.DigitStart - option.DigitLength));

    private static bool IsWanted(IReadOnlyList<AnswerOption> options) => options.Where(option => option.Digit <= 3).Select(option => option.Digit).SequenceEqual(Wanted);
}
