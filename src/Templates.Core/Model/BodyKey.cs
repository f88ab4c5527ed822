using System.Text;

namespace WaTemplates.Core.Model;

/// <summary>A body reduced to what WhatsApp compares: placeholders alike, white space as single blanks.</summary>
internal static class BodyKey
{
    private const string AnyPlaceholder = "{{}}";

    // Not a hash of it: the platform's cryptography takes longer to load than a thousand bodies to compare.
    public static string Of(TemplateText body)
    {
        var key = new StringBuilder(body.Value.Length);
        var done = 0;
        foreach (var placeholder in body.Placeholders)
        {
            Append(key, body.Value, done, placeholder.Start);
            key.Append(AnyPlaceholder);
            done = placeholder.End;
        }

        Append(key, body.Value, done, body.Value.Length);
        return key.ToString().Trim();
    }

    private static void Append(StringBuilder key, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                key.Append(text[i]);
            else if (key.Length > 0 && key[key.Length - 1] != ' ')
                key.Append(' ');
        }
    }
}
