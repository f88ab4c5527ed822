using System.Collections.Concurrent;
using System.Text;
using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.LanguageServer.Findings;

/// <summary>What a settings file said when it was last read.</summary>
internal sealed record ReadSettings(byte[]? Bytes, TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Finds the settings of templates for one round; an open settings file goes before the one on disk. Content that has
/// not changed since an earlier round is not parsed again.
/// </summary>
/// <param name="open">Texts of open settings files by path.</param>
/// <param name="known">What was read in earlier rounds, by path; safe for several threads.</param>
internal sealed class EditedSettings(IReadOnlyDictionary<string, string> open, ConcurrentDictionary<string, ReadSettings> known)
{
    private readonly NearestFile nearest = new(SettingsParser.FileName, path => open.ContainsKey(path) || DiskFile.IsTaken(path), RepositoryRoot.IsAt);
    private readonly Dictionary<string, ReadSettings> read = new(StringComparer.Ordinal);

    /// <summary>Findings by settings file, for every file that was asked about in this round.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<Diagnostic>>> Diagnostics => read.Select(file => KeyValuePair.Create(file.Key, file.Value.Diagnostics));

    public SettingsScope ScopeOf(string templatePath)
    {
        if (!Path.IsPathRooted(templatePath) || nearest.Find(Path.GetDirectoryName(templatePath)) is not { } path)
            return SettingsScope.Default;
        return new SettingsScope(Read(path), ReportedPath.Relative(Path.GetDirectoryName(path)!, templatePath));
    }

    public TemplateSettings Read(string path)
    {
        if (read.TryGetValue(path, out var settings))
            return settings.Settings;
        var content = open.TryGetValue(path, out var text) ? new FileContent(Encoding.UTF8.GetBytes(text), FileProblem.None) : DiskFile.Read(path, YamlLimits.MaxFileSize + 1);
        if (!known.TryGetValue(path, out settings) || !IsSame(settings.Bytes, content.Bytes))
        {
            var (parsed, found) = SettingsParser.Parse(path, content);
            known[path] = settings = new ReadSettings(content.Bytes, parsed, found);
        }

        read[path] = settings;
        return settings.Settings;
    }

    private static bool IsSame(byte[]? a, byte[]? b) => a is null ? b is null : b is not null && a.AsSpan().SequenceEqual(b);
}
