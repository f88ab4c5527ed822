using System.Text;
using System.Text.RegularExpressions;

namespace WaTemplates.Core.Settings;

/// <summary>A path pattern: <c>*</c> within a folder, <c>**</c> across folders, <c>?</c> one character. Case matters.</summary>
internal sealed class GlobPattern(string pattern)
{
    private readonly Regex regex = new(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public string Pattern { get; } = pattern;

    /// <param name="path">Relative, with slashes.</param>
    public bool IsMatch(string path) => regex.IsMatch(path);

    private static string Translate(string pattern)
    {
        var normalized = pattern.Replace('\\', '/').TrimStart('/');
        if (normalized.StartsWith("./", StringComparison.Ordinal))
            normalized = normalized.Substring(2);
        if (normalized.EndsWith("/", StringComparison.Ordinal))
            normalized += "**";
        var expression = new StringBuilder("^");
        for (var i = 0; i < normalized.Length; i++)
        {
            if (string.CompareOrdinal(normalized, i, "**/", 0, 3) == 0)
            {
                expression.Append("(.*/)?");
                i += 2;
            }
            else if (string.CompareOrdinal(normalized, i, "**", 0, 2) == 0)
            {
                expression.Append(".*");
                i++;
            }
            else
            {
                expression.Append(normalized[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
            }
        }

        return expression.Append('$').ToString();
    }
}
