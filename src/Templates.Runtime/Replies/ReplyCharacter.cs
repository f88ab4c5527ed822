using System.Globalization;
using WaTemplates.Text.Folding;

namespace WaTemplates.Runtime.Replies;

/// <summary>
/// What a folded character is to the reader of replies. People type on the keyboard at hand: marks that many leave out,
/// and letters that many put for others, must not decide.
/// </summary>
internal static class ReplyCharacter
{
    /// <summary>Nothing: the character is left out of the word it stands in.</summary>
    public const char Nothing = '\0';

    /// <summary>Value of a digit of any script, circled ones included; else -1.</summary>
    public static int DigitOf(string folded, int index)
    {
        var c = folded[index];
        if (c < 0x80)
            return char.IsAsciiDigit(c) ? c - '0' : -1;
        var value = CharUnicodeInfo.GetDecimalDigitValue(folded, index);
        return value >= 0 ? value : Circled(c);
    }

    /// <summary>The letter or mark as words are compared, or <see cref="Nothing"/>.</summary>
    public static char WordPart(char c, char before) => c switch
    {
        < '\u0080' => c,
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' or 'ð' => 'd',
        // Cyrillic: Russians write е for ё.
        '\u0308' when before == 'е' => Nothing,
        // Apostrophes that are letters to Unicode.
        '\u02B9' or '\u02BB' or '\u02BC' or '\u02BD' => Nothing,
        // Hebrew points.
        >= '\u0591' and <= '\u05C7' => Nothing,
        // Arabic: vowel signs, hamza above and below, tatweel; letters that keyboards of neighbours lack.
        (>= '\u064B' and <= '\u065F') or '\u0670' or '\u0640' => Nothing,
        'ى' or 'ی' => 'ي',
        'ک' => 'ك',
        'ة' or 'ہ' or 'ۃ' => 'ه',
        // Indic: nukta, and candrabindu for anusvara.
        '\u093C' or '\u09BC' or '\u0A3C' or '\u0ABC' => Nothing,
        '\u0901' => '\u0902',
        '\u0981' => '\u0982',
        '\u0A70' => '\u0A02',
        _ => c,
    };

    public static bool IsApostrophe(char c) => c is '\'' or '\u2018' or '\u2019' or '`' or '\u2032' or '\u05F3' or '\u02BB' or '\u02BC';

    /// <summary>A letter in a box or a filled circle, which compatibility folding leaves alone; else <see cref="Nothing"/>.</summary>
    public static char Boxed(int codePoint) => codePoint switch
    {
        >= 0x1F150 and <= 0x1F169 => (char)('a' + codePoint - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => (char)('a' + codePoint - 0x1F170),
        _ => Nothing,
    };

    /// <summary>Whether words may be written without blanks around this character.</summary>
    public static bool StandsAlone(char c) => c >= '\u0E00' && Script.HasNoBlanks(c);

    private static int Circled(char c) => c switch
    {
        >= '\u2776' and <= '\u277E' => c - '\u2775',
        >= '\u2780' and <= '\u2788' => c - '\u277F',
        >= '\u278A' and <= '\u2792' => c - '\u2789',
        >= '\u24F5' and <= '\u24FD' => c - '\u24F4',
        '\u24FF' or '\u24EA' => 0,
        _ => -1,
    };
}
