using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.Inputs;

/// <summary>The settings files of a project's templates, each read once.</summary>
internal sealed class SettingsFiles
{
    private readonly NearestFile nearest = new(SettingsParser.FileName, DiskFile.IsTaken, RepositoryRoot.IsAt);
    private readonly Dictionary<string, SettingsFile> files = new(StringComparer.Ordinal);

    public IEnumerable<SettingsFile> All => files.Values.OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>The file that applies to a template, or null.</summary>
    public SettingsFile? For(string templatePath)
    {
        if (nearest.Find(Path.GetDirectoryName(templatePath)) is not { } path)
            return null;
        if (!files.TryGetValue(path, out var file))
            files[path] = file = new SettingsFile(path);
        return file;
    }
}
