using System.Globalization;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>What stands before, between and behind the placeholders of a text.</summary>
internal static class BodyParts
{
    public static string Before(TemplateText text, int index)
        => text.Value.Substring(index == 0 ? 0 : text.Placeholders[index - 1].End, text.Placeholders[index].Start - (index == 0 ? 0 : text.Placeholders[index - 1].End));

    public static string BehindLast(TemplateText text) => text.Value.Substring(Last(text).End);

    public static Placeholder Last(TemplateText text) => text.Placeholders[text.Placeholders.Count - 1];

    /// <summary>Nothing, white space or marks that WhatsApp shows as bold, italic, struck or fixed.</summary>
    public static bool IsEmpty(string text) => text.All(c => char.IsWhiteSpace(c) || c is '*' or '_' or '~' or '`' || IsInvisible(c));

    /// <summary>No letter and no digit: punctuation, symbols, emoji, white space.</summary>
    public static bool HasNoWord(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text, i))
                return false;
        }

        return true;
    }

    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
