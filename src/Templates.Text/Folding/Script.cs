using System.Globalization;

namespace WaTemplates.Text.Folding;

/// <summary>What matching and word counting must know of scripts.</summary>
internal static class Script
{
    /// <summary>Scripts written without blanks between words: Han, kana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool HasNoBlanks(char c) => c >= '\u0E00' && (c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or (>= '\u3400' and <= '\u4DBF')
        or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F') or (>= '\uD840' and <= '\uD888'));

    /// <summary>Letter, digit or mark: what words are made of. The apostrophe is not.</summary>
    public static bool IsWordPart(char c)
    {
        if (c < 0x80)
            return c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
        return char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    public static bool HasLetterOrDigit(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text, i))
                return true;
        }

        return false;
    }
}
