using System.Security.Cryptography;
using System.Text;
using WaTemplates.Core.Conversion;

namespace WaTemplates.Core.Model;

/// <summary>A body reduced to what WhatsApp compares: placeholders alike, white space as single blanks.</summary>
internal static class BodyKey
{
    public static string Of(TemplateText body)
    {
        var text = PlaceholderConverter.Replace(body.Value, body.Placeholders, (_, _) => "{{}}");
        var key = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            key.Append(word).Append(' ');
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(key.ToString())));
    }
}
