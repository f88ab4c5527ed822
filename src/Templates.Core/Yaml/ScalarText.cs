using System.Text;

namespace WaTemplates.Core.Yaml;

/// <summary>Writes a one-line scalar: plain where every reader of YAML takes it for the same text, else in double quotes.</summary>
internal static class ScalarText
{
    private static readonly string[] Words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    public static string Write(string value) => IsPlain(value) ? value : Quote(value);

    private static bool IsPlain(string value)
        => value.Length > 0 && IsLetter(value[0]) && value.All(IsSafe) && !value.EndsWith(":", StringComparison.Ordinal) && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (c >= 0x80 && char.IsLetter(c));

    private static bool IsSafe(char c) => IsLetter(c) || c is (>= '0' and <= '9') or '.' or '-' or '/' or ':' or '@' or '_';

    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c == '\n')
                text.Append("\\n");
            else if (c is < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF')
                text.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
