namespace WaTemplates.Core.Settings;

/// <summary>Finds the settings file of a folder: the nearest one upward, not beyond the repository's root.</summary>
/// <param name="fileExists">Whether a file of that path exists.</param>
/// <param name="isRepositoryRoot">Whether a folder is the root, where the search ends.</param>
internal sealed class SettingsLocator(Func<string, bool> fileExists, Func<string, bool> isRepositoryRoot)
{
    private readonly Dictionary<string, string?> found = new(StringComparer.Ordinal);

    /// <summary>Path of the settings file for templates in an absolute folder, or null.</summary>
    public string? Find(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
            return null;
        if (!found.TryGetValue(folder!, out var path))
        {
            var candidate = Path.Combine(folder!, SettingsParser.FileName);
            path = fileExists(candidate) ? candidate : isRepositoryRoot(folder!) ? null : Find(Path.GetDirectoryName(folder));
            found[folder!] = path;
        }

        return path;
    }
}
