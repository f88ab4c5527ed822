using System.Globalization;
using System.Text;

namespace WaTemplates.Text.Folding;

/// <summary>
/// A text made comparable: lower case, compatibility forms decomposed, soft hyphens, zero-width and direction marks
/// removed, accents of Latin and Greek letters removed. Every folded character knows where it came from.
/// </summary>
internal sealed class FoldedText
{
    private readonly int[] starts;
    private readonly int[] ends;

    private FoldedText(string value, int[] starts, int[] ends)
    {
        Value = value;
        this.starts = starts;
        this.ends = ends;
    }

    public string Value { get; }

    /// <summary>Offset in the original text where the folded character begins.</summary>
    public int SourceStart(int index) => starts[index];

    /// <summary>Offset in the original text behind the folded character.</summary>
    public int SourceEnd(int index) => ends[index];

    public static string Fold(string text) => Of(text).Value;

    public static FoldedText Of(string text)
    {
        var value = new StringBuilder(text.Length + 8);
        var starts = new List<int>(text.Length + 8);
        var ends = new List<int>(text.Length + 8);
        var baseTakesNoMarks = false;
        for (var i = 0; i < text.Length;)
        {
            var character = text[i];
            var width = char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (character < 0x80)
            {
                var lower = character is >= 'A' and <= 'Z' ? (char)(character | 0x20) : character;
                Append(lower, i, 1);
                baseTakesNoMarks = lower is >= 'a' and <= 'z';
            }
            else if (width == 2)
            {
                var folded = FoldTable.FindSupplementary(char.ConvertToUtf32(character, text[i + 1]));
                AppendAll(folded ?? text.Substring(i, 2), i, 2);
                baseTakesNoMarks = folded is { Length: > 0 } && IsLatinOrGreek(folded[folded.Length - 1]);
            }
            else if (!IsIgnored(character) && !(baseTakesNoMarks && IsCombining(character)))
            {
                AppendBasic(character, i);
            }

            i += width;
        }

        return new FoldedText(value.ToString(), starts.ToArray(), ends.ToArray());

        void AppendBasic(char character, int at)
        {
            if (IsHangulSyllable(character))
            {
                foreach (var jamo in DecomposeHangul(character))
                    Append(jamo, at, 1);
                baseTakesNoMarks = false;
                return;
            }

            if (FoldTable.Find(character) is { } folded)
            {
                AppendAll(folded, at, 1);
                character = folded[folded.Length - 1];
            }
            else
            {
                Append(character, at, 1);
            }

            baseTakesNoMarks = IsLatinOrGreek(character);
        }

        void AppendAll(string folded, int at, int width)
        {
            foreach (var character in folded)
                Append(character, at, width);
        }

        void Append(char character, int at, int width)
        {
            value.Append(character);
            starts.Add(at);
            ends.Add(at + width);
        }
    }

    private static bool IsLatinOrGreek(char c)
        => c < 0x80 ? char.IsLetter(c) : c is < '\u0250' or (>= '\u0370' and < '\u0400') or (>= '\u1E00' and < '\u2000') or (>= '\u2C60' and < '\u2C80') or (>= '\uA720' and < '\uA800');

    private static bool IsCombining(char c)
        => c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>Characters that print nothing: soft hyphen, zero-width and direction marks, variation selectors.</summary>
    private static bool IsIgnored(char c) => c is '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or (>= '\uFE00' and <= '\uFE0F');

    private static bool IsHangulSyllable(char c) => c is >= '\uAC00' and <= '\uD7A3';

    // Arithmetic of the Unicode standard, section 3.12; a text may hold syllables or their letters.
    private static string DecomposeHangul(char syllable)
    {
        var index = syllable - 0xAC00;
        var letters = new string([(char)(0x1100 + (index / 588)), (char)(0x1161 + (index % 588 / 28))]);
        return index % 28 == 0 ? letters : letters + (char)(0x11A7 + (index % 28));
    }
}
