using System.Globalization;
using System.Text;

namespace WaTemplates.Core.Yaml;

/// <summary>How a text is spelt as a YAML scalar, so that every reader of YAML gets back exactly this text.</summary>
internal static class ScalarSpelling
{
    // Other readers take these for something else than text; YAML 1.1 knows more of them than 1.2.
    private static readonly string[] Words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>The text in one line: as it is where that is safe, else in double quotes.</summary>
    public static string Inline(string text) => IsPlain(text) ? text : Quote(text);

    /// <summary>The text as a key: as it is where it is made of words, since YamlDotNet stumbles over marks in keys, <c>a *b</c> for one.</summary>
    public static string Key(string text) => IsPlain(text) && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-') ? text : Quote(text);

    /// <summary>Whether the text can stand in a literal block, line by line as it is.</summary>
    public static bool FitsBlock(string text)
    {
        if (text.Length == 0 || text[0] is ' ' or '\n')
            return false;
        var isBlankLine = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                // A line of blanks alone would be lost to editors that trim.
                if (isBlankLine && i > 0 && text[i - 1] != '\n')
                    return false;
                isBlankLine = true;
            }
            else if (!IsPrintable(text[i]))
            {
                return false;
            }
            else
            {
                isBlankLine &= text[i] == ' ';
            }
        }

        return !isBlankLine || text[text.Length - 1] == '\n';
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !(char.IsLetter(text[0]) || text[0] is '$' or '_' or '(' or '/') || text[text.Length - 1] is ' ' or ':')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPrintable(text[i]) || (text[i] == ':' && text[i + 1] == ' ') || (text[i] == '#' && text[i - 1] == ' '))
                return false;
        }

        return !Words.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What may stand unescaped, besides a line feed: no control character, and no break or mark that readers swallow.</summary>
    private static bool IsPrintable(char c) => c is >= ' ' and not (>= '\u007F' and <= '\u009F') and not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF');

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                default:
                    if (IsPrintable(c))
                        quoted.Append(c);
                    else
                        quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }
}
