using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WaTemplates.Runtime.Recipients;

/// <summary>A number in E.164 form: 8 to 15 digits, the first not zero, the country's among them.</summary>
internal readonly record struct PhoneNumber
{
    private const int MinimumDigits = 8;
    private const int MaximumDigits = 15;

    private PhoneNumber(string digits) => Digits = digits;

    /// <summary>The digits without plus.</summary>
    public string Digits { get; }

    /// <summary>
    /// Reads what people write: with plus, 00 or neither; spaces, dots, dashes, brackets and invisible characters anywhere;
    /// digits of any script; an apostrophe in front, as spreadsheets put it.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="number">The number, if true.</param>
    /// <param name="problem">If false, what is wrong, without the number itself: a clause for a message.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out PhoneNumber number, [NotNullWhen(false)] out string? problem)
    {
        number = default;
        Span<char> digits = stackalloc char[MaximumDigits + 3];
        var count = 0;
        var hasPlus = false;
        foreach (var c in text)
        {
            if ((char.IsAsciiDigit(c) ? c - '0' : CharUnicodeInfo.GetDecimalDigitValue(c)) is >= 0 and var digit)
            {
                if (count == digits.Length)
                    break;
                digits[count++] = (char)('0' + digit);
            }
            else if (c is '+' or '\uFF0B' && count == 0 && !hasPlus)
            {
                hasPlus = true;
            }
            else if (!IsIgnored(c) && !(c == '\'' && count == 0))
            {
                problem = ProblemOf(c, count);
                return false;
            }
        }

        ReadOnlySpan<char> rest = digits[..count];
        if (!hasPlus && rest.StartsWith("00", StringComparison.Ordinal))
            rest = rest[2..];
        problem = ProblemOf(rest, text);
        if (problem is not null)
            return false;
        number = new PhoneNumber(rest.ToString());
        return true;
    }

    /// <summary>The form that requests carry: plus and ASCII digits, nothing else.</summary>
    public static bool TryParseExact(ReadOnlySpan<char> text, out PhoneNumber number)
    {
        number = default;
        if (text is not ['+', >= '1' and <= '9', ..] || text.Length is < MinimumDigits + 1 or > MaximumDigits + 1 || text[1..].ContainsAnyExceptInRange('0', '9'))
            return false;
        number = new PhoneNumber(text[1..].ToString());
        return true;
    }

    /// <summary><c>+4915112345678</c>.</summary>
    public override string ToString() => "+" + Digits;

    private static string? ProblemOf(ReadOnlySpan<char> digits, ReadOnlySpan<char> text) => digits switch
    {
        [] => "it has no digits",
        ['0', ..] => "it begins with 0: write it with its country's code, such as +49 for Germany",
        { Length: > MaximumDigits } => "it has more than 15 digits",
        { Length: < MinimumDigits } => "it has fewer than 8 digits",
        // In Italy the zero belongs to the number and elsewhere it does not: nobody but the writer knows.
        _ when text.Contains("(0)", StringComparison.Ordinal) => "it has '(0)', which is not dialled after a country's code: leave it out",
        // 15 stands between an area code of 2 to 4 digits and the rest; where, only a list of area codes would tell.
        ['5', '4', not '9', ..] when digits.Length == 14 => "it seems to have the 15 of Argentine mobiles: write +54 9, area code and number without it",
        _ => null,
    };

    private static string ProblemOf(char c, int digitsBefore) => c switch
    {
        'e' or 'E' or ',' when digitsBefore > 0 => "it looks like a spreadsheet's scientific notation, which has lost digits: format the column as text",
        '+' or '\uFF0B' => "it has a plus inside",
        _ when char.IsLetter(c) => "it has letters",
        _ => "it has a character that no number has",
    };

    private static bool IsIgnored(char c)
        => c is ' ' or '-' or '.' or '(' or ')' or '[' or ']' or '/' or '\u2212'
            || char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format
            || char.IsWhiteSpace(c);
}
