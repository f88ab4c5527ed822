using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Forms for tests, and the naive way to sign them.</summary>
internal static class SignedForms
{
    private static readonly string[] Units = ["a", "Z", "0", " ", "+", "&", "=", "%", "ü", "✓", "😀", "\uE000", "ﬁ", "Ｓ", "\u0001", "\r\n", "~", "'", "中", "{{1}}", "."];

    public static FormBody? Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return FormBody.TryParse(bytes, bytes.Length, out var form) ? form : null;
    }

    public static IEnumerable<(string Name, string Value)> Pairs(FormBody form)
        => Enumerable.Range(0, form.Count).Select(i => (Encoding.UTF8.GetString(form.Name(i)), Encoding.UTF8.GetString(form.Value(i))));

    public static string Encode(IEnumerable<(string Name, string Value)> pairs, Random? random = null)
        => string.Join('&', pairs.Select(p => $"{Encode(p.Name, random)}={Encode(p.Value, random)}"));

    /// <summary>Escapes what must be, and by chance what need not be, in either case.</summary>
    public static string Encode(string text, Random? random = null)
    {
        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b == ' ' && random?.Next(2) == 0)
                result.Append('+');
            else if (char.IsAsciiLetterOrDigit((char)b) && random?.Next(10) != 0)
                result.Append((char)b);
            else
                result.Append('%').Append(random?.Next(2) == 0 ? Convert.ToHexStringLower([b]) : Convert.ToHexString([b]));
        }

        return result.ToString();
    }

    public static string RandomText(Random random, int maximum) => string.Concat(Enumerable.Range(0, random.Next(maximum + 1)).Select(_ => Units[random.Next(Units.Length)]));

    /// <summary>The rule as its documentation words it, without regard to speed; the port as given.</summary>
    public static string Sign(string token, string url, IEnumerable<(string Name, string Value)> pairs)
    {
        var text = new StringBuilder(url);
        foreach (var group in pairs.GroupBy(p => p.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var value in group.Select(p => p.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                text.Append(group.Key).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text.ToString())));
    }
}
