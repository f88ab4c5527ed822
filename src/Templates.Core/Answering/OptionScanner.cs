using System.Globalization;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Answering;

/// <summary>A numbered option: its digit, where that stands, and the part of the text that says what it means.</summary>
internal sealed record AnswerOption(int Digit, int DigitStart, int DigitLength, int Start, int End);

/// <summary>
/// Finds the places where a text offers a digit from 1 to 9 as an answer: a line, sentence or list item with exactly one
/// free-standing digit beside words. "10", "1.5", "1st", dates and times hold no free-standing digit.
/// </summary>
internal sealed class OptionScanner
{
    private static readonly string[] SoftSeparators = [",", "、", "،", "，", "/", " or ", " oder ", " and ", " und ", " ou ", " o ", " of ", " lub ", " eller ", " veya ", " и ", " або ", " или ", " e ", " y ", " et ", " en ", " og ", " och ", " atau ", " nebo ", " alebo ", " vagy ", " sau ", " أو ", " או ", " या ", "または", "或者", "或", "또는"];

    private readonly string text;
    private readonly bool semicolonAsks;
    private readonly List<AnswerOption> options = [];

    private OptionScanner(string text, string language)
    {
        this.text = text;
        semicolonAsks = language == "el";
    }

    public static List<AnswerOption> Scan(string text, string language)
    {
        var scanner = new OptionScanner(text, language);
        var digits = scanner.FindDigits();
        if (digits.Count > 0)
            scanner.SplitIntoChunks(digits);
        return scanner.options;
    }

    public static bool IsQuestionMark(char c, string language)
        => c < '\u0080' ? c == '?' || (c == ';' && language == "el") : c is '？' or '؟' or '՞' or '\u037E' or '⸮' or '﹖' or '፧';

    private List<AnswerOption> FindDigits()
    {
        var digits = new List<AnswerOption>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '1' or (> '9' and < '\u0080'))
                continue;
            var value = CharUnicodeInfo.GetDigitValue(text, i);
            var width = char.IsHighSurrogate(text[i]) ? 2 : 1;
            if (value is >= 1 and <= 9 && IsFree(i, i + width))
            {
                var end = SkipKeycap(i + width);
                digits.Add(new AnswerOption(value, i, end - i, 0, 0));
            }

            i += width - 1;
        }

        return digits;
    }

    private bool IsFree(int start, int end)
    {
        if (start > 0)
        {
            var before = text[start - 1];
            if (IsDigitAt(start - 1) || JoinsDigits(before) || before is '+' or '@' or '€' or '$' or '£')
                return false;
            if (before == '_' && start > 1 && Script.IsWordPart(text[start - 2]))
                return false;
            if (IsNumberPunctuation(before) && start > 1 && IsDigitAt(start - 2))
                return false;
        }

        end = SkipKeycap(end);
        if (end >= text.Length)
            return true;
        var after = text[end];
        if (IsDigitAt(end) || JoinsDigits(after) || after is '%' or '°' or '€' or '$' or '£')
            return false;
        if (after == '_' && end + 1 < text.Length && Script.IsWordPart(text[end + 1]))
            return false;
        // "1 000" is one number, "1.5", "10:30" and "1-5" are no options either.
        return !((IsNumberPunctuation(after) || after is '\u00A0' or '\u202F') && end + 1 < text.Length && IsDigitAt(end + 1));
    }

    private int SkipKeycap(int at)
    {
        while (at < text.Length && text[at] is '\uFE0F' or '\u20E3')
            at++;
        return at;
    }

    private bool IsDigitAt(int at) => text[at] < 0x80 ? text[at] is >= '0' and <= '9' : CharUnicodeInfo.GetDecimalDigitValue(text, at) >= 0;

    private static bool IsNumberPunctuation(char c) => c is '.' or ',' or ':' or '/' or '-' or '–' or '—' or '\'' or '’' or '~';

    /// <summary>Letters that make one word with a digit; in Arabic or Japanese a digit stands by itself all the same.</summary>
    private static bool JoinsDigits(char c) => char.IsLetter(c) && (c < '\u0590' || c is >= '\u10A0' and <= '\u10FF' or >= '\u1E00' and <= '\u1FFF');

    private void SplitIntoChunks(List<AnswerOption> digits)
    {
        var start = 0;
        var first = 0;
        for (var i = 0; i <= text.Length && first < digits.Count; i++)
        {
            if (i < text.Length && !EndsChunk(i, digits))
                continue;
            var end = Math.Min(i + 1, text.Length);
            var next = first;
            while (next < digits.Count && digits[next].DigitStart < end)
                next++;
            if (next == first + 1)
                Add(digits[first], start, end);
            else if (next > first)
                AddChunk(digits.GetRange(first, next - first), start, end);
            first = next;
            start = end;
        }
    }

    private static bool IsBehindDigit(List<AnswerOption> digits, int at)
    {
        foreach (var digit in digits)
        {
            if (digit.DigitStart + digit.DigitLength == at)
                return true;
        }

        return false;
    }

    private bool EndsChunk(int at, List<AnswerOption> digits)
    {
        var c = text[at];
        if (c is ' ' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            return false;
        if (c is '\n' or '|' or '•' or '·' || (c is ';' or '；' or '؛' && !(c == ';' && semicolonAsks)))
            return true;
        if (c is '。' or '！' or '？' or '؟' or '।' || (c == ';' && semicolonAsks))
            return true;
        if (c is not ('.' or '!' or '?') || (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1])))
            return false;
        // "1. yes": the dot belongs to the number.
        return !IsBehindDigit(digits, at);
    }

    private void AddChunk(List<AnswerOption> digits, int start, int end)
    {
        if (!IsEnumeration(digits) && !SplitSoftly(digits, start, end))
            SplitByDigits(digits, start, end);
    }

    /// <summary>"Answer with 1, 2 or 3" names digits without telling what they mean.</summary>
    private bool IsEnumeration(List<AnswerOption> digits)
    {
        for (var i = 1; i < digits.Count; i++)
        {
            var from = digits[i - 1].DigitStart + digits[i - 1].DigitLength;
            var between = text.Substring(from, digits[i].DigitStart - from);
            foreach (var separator in SoftSeparators)
                between = between.Replace(separator, "");
            if (Script.HasLetterOrDigit(between))
                return false;
        }

        return true;
    }

    /// <summary>A list in one line: parts between commas or "or", each with one digit. Parts without one belong to the part before.</summary>
    private bool SplitSoftly(List<AnswerOption> digits, int start, int end)
    {
        var cuts = new List<int>();
        for (var i = 0; i + 1 < digits.Count; i++)
        {
            var from = digits[i].DigitStart + digits[i].DigitLength;
            var cut = LastSeparator(from, digits[i + 1].DigitStart);
            if (cut < 0)
                return false;
            cuts.Add(cut);
        }

        for (var i = 0; i < digits.Count; i++)
            Add(digits[i], i == 0 ? start : cuts[i - 1], i < cuts.Count ? cuts[i] : end);
        return true;
    }

    private int LastSeparator(int from, int to)
    {
        var last = -1;
        foreach (var separator in SoftSeparators)
        {
            var found = to > from ? text.LastIndexOf(separator, to - 1, to - from, StringComparison.OrdinalIgnoreCase) : -1;
            last = Math.Max(last, found < 0 ? -1 : found + separator.Length);
        }

        return last;
    }

    /// <summary>"1 yes 2 no 3 stop", or "yes = 1 no = 2": the words before a digit are its own when none follow the last one.</summary>
    private void SplitByDigits(List<AnswerOption> digits, int start, int end)
    {
        var last = digits[digits.Count - 1];
        var wordsLead = !Script.HasLetterOrDigit(text.Substring(last.DigitStart + last.DigitLength, end - last.DigitStart - last.DigitLength));
        for (var i = 0; i < digits.Count; i++)
        {
            var from = wordsLead ? (i == 0 ? start : digits[i - 1].DigitStart + digits[i - 1].DigitLength) : digits[i].DigitStart;
            var to = wordsLead ? digits[i].DigitStart + digits[i].DigitLength : (i + 1 < digits.Count ? digits[i + 1].DigitStart : end);
            Add(digits[i], from, to);
        }
    }

    private void Add(AnswerOption digit, int start, int end)
    {
        if (HasLetter(start, digit.DigitStart) || HasLetter(digit.DigitStart + digit.DigitLength, end))
            options.Add(digit with { Start = start, End = end });
    }

    private bool HasLetter(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLetter(text[i]))
                return true;
        }

        return false;
    }
}
