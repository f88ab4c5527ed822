namespace WaTemplates.Core.Source;

/// <summary>Finds the file of a name that applies to a folder: the nearest one upward, not beyond the repository's root.</summary>
/// <param name="name">The file's name.</param>
/// <param name="fileExists">Whether a file of that path exists.</param>
/// <param name="isRepositoryRoot">Whether a folder is the root, where the search ends.</param>
internal sealed class NearestFile(string name, Func<string, bool> fileExists, Func<string, bool> isRepositoryRoot)
{
    private readonly Dictionary<string, string?> found = new(StringComparer.Ordinal);

    /// <summary>Path of the file for templates in an absolute folder, or null.</summary>
    public string? Find(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
            return null;
        if (!found.TryGetValue(folder!, out var path))
        {
            var candidate = Path.Combine(folder!, name);
            path = fileExists(candidate) ? candidate : isRepositoryRoot(folder!) ? null : Find(Path.GetDirectoryName(folder));
            found[folder!] = path;
        }

        return path;
    }
}
