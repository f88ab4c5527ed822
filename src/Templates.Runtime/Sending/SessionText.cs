using System.Text;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Runtime.Sending;

/// <summary>Free text for an open 24-hour window.</summary>
internal static class SessionText
{
    /// <summary>Longest text, in UTF-16 units. Source: Twilio, error 21617.</summary>
    public const int MaxLength = 1600;

    /// <summary>A reply of a template with its placeholders filled.</summary>
    /// <exception cref="MessageRefusedException">A value is missing, or the text too long.</exception>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (var placeholder in PlaceholderScanner.Scan(text).Where(placeholder => placeholder.Kind == PlaceholderKind.Valid))
        {
            filled.Append(text, at, placeholder.Start - at).Append(ContentVariables.Required(values, placeholder.Name));
            at = placeholder.End;
        }

        return Checked(filled.Append(text, at, text.Length - at).ToString());
    }

    /// <exception cref="MessageRefusedException">The text is blank or too long.</exception>
    public static string Checked(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new MessageRefusedException(RefusalReason.BadValue, "The text is blank. Give one to send.");
        return text.Length <= MaxLength
            ? text
            : throw new MessageRefusedException(RefusalReason.BadValue, $"The text has {text.Length} characters, and WhatsApp takes {MaxLength}. Shorten it.");
    }
}
