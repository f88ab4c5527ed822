using System.Globalization;
using System.Runtime.CompilerServices;

namespace WaTemplates.Text.Folding;

/// <summary>
/// A text made comparable: lower case, compatibility forms decomposed, soft hyphens, zero-width and direction marks
/// removed, accents of Latin and Greek letters removed. Every folded character knows where it came from.
/// </summary>
internal sealed class FoldedText
{
    private readonly string source;
    private readonly int[]? starts;

    /// <param name="source">The original text.</param>
    /// <param name="value">The folded one.</param>
    /// <param name="starts">Where its characters begin; null where each stands where it stood.</param>
    private FoldedText(string source, string value, int[]? starts)
    {
        this.source = source;
        Value = value;
        this.starts = starts;
    }

    public string Value { get; }

    /// <summary>Offset in the original text where the folded character begins.</summary>
    public int SourceStart(int index) => starts is null ? index : starts[index];

    /// <summary>Offset in the original text behind the folded character.</summary>
    public int SourceEnd(int index) => SourceStart(index) + WidthAt(source, SourceStart(index));

    public static string Fold(string text) => Of(text).Value;

    public static FoldedText Of(string text)
    {
        var folding = new Folding(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                i = folding.AppendAscii(text, i);
                continue;
            }

            var width = WidthAt(text, i);
            if (width == 2)
                folding.AppendSupplementary(text, i);
            else
                folding.Append(text[i], i);
            i += width;
        }

        return new FoldedText(text, folding.Value, folding.Starts);
    }

    private static int WidthAt(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>The folded characters so far, and whether a mark may follow the last one.</summary>
    private sealed class Folding(int capacity)
    {
        private char[] value = new char[capacity + 8];
        private int[]? starts;
        private int count;
        private bool baseTakesNoMarks;

        public string Value => new(value, 0, count);

        /// <summary>Null as long as no character has moved, as in nearly all texts of Latin letters.</summary>
        public int[]? Starts => starts;

        /// <summary>A run of ASCII, the bulk of most texts.</summary>
        /// <returns>Where it ends.</returns>
        public int AppendAscii(string text, int start)
        {
            var at = start;
            var lower = '\0';
            for (; at < text.Length && text[at] < 0x80; at++)
            {
                lower = text[at] is >= 'A' and <= 'Z' ? (char)(text[at] | 0x20) : text[at];
                Add(lower, at);
            }

            baseTakesNoMarks = lower is >= 'a' and <= 'z';
            return at;
        }

        public void Append(char character, int at)
        {
            if (IsHangulSyllable(character))
            {
                AddAll(DecomposeHangul(character), at);
                baseTakesNoMarks = false;
            }
            else if (!IsIgnored(character) && !(baseTakesNoMarks && IsCombining(character)))
            {
                var folded = FoldTable.Find(character);
                if (folded is null)
                    Add(character, at);
                else
                    AddAll(folded, at);
                baseTakesNoMarks = IsLatinOrGreek(value[count - 1]);
            }
        }

        public void AppendSupplementary(string text, int at)
        {
            var folded = FoldTable.FindSupplementary(char.ConvertToUtf32(text[at], text[at + 1]));
            AddAll(folded ?? text.Substring(at, 2), at);
            baseTakesNoMarks = folded is not null && IsLatinOrGreek(value[count - 1]);
        }

        private void AddAll(string folded, int at)
        {
            foreach (var character in folded)
                Add(character, at);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Add(char character, int at)
        {
            if (count == value.Length)
                Array.Resize(ref value, count * 2);
            value[count] = character;
            if (starts is not null || at != count)
                Note(at);
            count++;
        }

        private void Note(int at)
        {
            starts ??= Enumerable.Range(0, count).ToArray();
            if (starts.Length <= count)
                Array.Resize(ref starts, Math.Max(value.Length, count + 1));
            starts[count] = at;
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
