using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.Reporting;

/// <summary>
/// The severities of single rules in <c>.globalconfig</c> files, as the C# compiler reads them: top-level entries only, the
/// higher <c>global_level</c> wins, and of two different ones of one level neither counts.
/// </summary>
internal static class GlobalConfig
{
    private const string FileName = ".globalconfig";
    private static readonly Regex Property = new(@"^\s*(?<key>[\w.\-]+)\s*[=:]\s*(?<value>.*?)\s*([#;].*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex SeverityKey = new(@"^dotnet_diagnostic\.(?<id>wat\d{4})\.severity$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Severities by rule; files that are no global configuration are passed over.</summary>
    public static IReadOnlyDictionary<string, Severity> Read(IEnumerable<string> paths)
    {
        var found = new Dictionary<string, (int Level, Severity? Severity)>(StringComparer.Ordinal);
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            if (DiskFile.Read(path).Bytes is { } bytes)
                Add(found, Path.GetFileName(path), Encoding.UTF8.GetString(bytes));
        }

        return found.Where(entry => entry.Value.Severity is not null).ToDictionary(entry => entry.Key, entry => entry.Value.Severity!.Value, StringComparer.Ordinal);
    }

    /// <summary>Paths of the files the compiler would find for a project: one in its folder and in each folder above.</summary>
    public static IEnumerable<string> Above(string projectFolder)
    {
        for (var folder = projectFolder; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            yield return Path.Combine(folder, FileName);
    }

    private static void Add(Dictionary<string, (int Level, Severity? Severity)> found, string fileName, string text)
    {
        var entries = TopLevel(text);
        var isNamed = string.Equals(fileName, FileName, StringComparison.OrdinalIgnoreCase);
        if (!isNamed && !(entries.TryGetValue("is_global", out var isGlobal) && isGlobal == "true"))
            return;
        var level = entries.TryGetValue("global_level", out var text2) && int.TryParse(text2, NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : isNamed ? 100 : 0;
        foreach (var entry in entries)
        {
            if (SeverityKey.Match(entry.Key) is not { Success: true } match || Parse(entry.Value) is not { } severity)
                continue;
            var id = match.Groups["id"].Value.ToUpperInvariant();
            if (!found.TryGetValue(id, out var other) || other.Level < level)
                found[id] = (level, severity);
            else if (other.Level == level && other.Severity != severity)
                found[id] = (level, null);
        }
    }

    private static Dictionary<string, string> TopLevel(string text)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var start = line.TrimStart('\uFEFF', ' ', '\t');
            if (start.StartsWith("[", StringComparison.Ordinal))
                break;
            if (start.StartsWith("#", StringComparison.Ordinal) || start.StartsWith(";", StringComparison.Ordinal))
                continue;
            if (Property.Match(start.TrimEnd()) is { Success: true } match)
                entries[match.Groups["key"].Value.ToLowerInvariant()] = match.Groups["value"].Value.ToLowerInvariant();
        }

        return entries;
    }

    private static Severity? Parse(string value) => value switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "suggestion" => Severity.Info,
        "silent" or "none" => Severity.None,
        _ => null,
    };
}
