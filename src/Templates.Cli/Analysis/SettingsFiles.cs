using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Analysis;

/// <summary>Finds and reads the settings files of templates, each once.</summary>
internal sealed class SettingsFiles(ReportedPath reportedPath)
{
    private readonly NearestFile nearest = new(SettingsParser.FileName, DiskFile.IsTaken, RepositoryRoot.IsAt);
    private readonly Dictionary<string, TemplateSettings> settings = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>Findings in the settings files read so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public SettingsScope ScopeOf(string templatePath)
    {
        if (nearest.Find(Path.GetDirectoryName(templatePath)) is not { } path)
            return SettingsScope.Default;
        return new SettingsScope(Read(path), ReportedPath.Relative(Path.GetDirectoryName(path)!, templatePath));
    }

    public TemplateSettings Read(string path)
    {
        if (!settings.TryGetValue(path, out var known))
        {
            (known, var found) = SettingsParser.Parse(reportedPath.Of(path), DiskFile.Read(path, YamlLimits.MaxFileSize + 1));
            diagnostics.AddRange(found);
            settings[path] = known;
        }

        return known;
    }
}
