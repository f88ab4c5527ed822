using System.Text;
using WaTemplates.Core.Conversion;

namespace WaTemplates.Core.Model;

/// <summary>A body reduced to what WhatsApp compares: placeholders alike, white space as single blanks.</summary>
internal static class BodyKey
{
    // Not a hash of it: the platform's cryptography takes longer to load than a thousand bodies to compare.
    public static string Of(TemplateText body)
    {
        var text = PlaceholderConverter.Replace(body.Value, body.Placeholders, (_, _) => "{{}}");
        var key = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            key.Append(word).Append(' ');
        return key.ToString();
    }
}
