using WaTemplates.Core.Settings;

namespace WaTemplates.Build.Inputs;

/// <summary>The settings files of a project's templates, each read once.</summary>
internal sealed class SettingsFiles
{
    private readonly SettingsLocator locator = new(File.Exists, IsRepositoryRoot);
    private readonly Dictionary<string, SettingsFile> files = new(StringComparer.Ordinal);

    public IEnumerable<SettingsFile> All => files.Values.OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>The file that applies to a template, or null.</summary>
    public SettingsFile? For(string templatePath)
    {
        if (locator.Find(Path.GetDirectoryName(templatePath)) is not { } path)
            return null;
        if (!files.TryGetValue(path, out var file))
            files[path] = file = new SettingsFile(path);
        return file;
    }

    /// <summary>The repository an absolute folder lies in, or null.</summary>
    public static string? RepositoryRoot(string? folder)
    {
        while (!string.IsNullOrEmpty(folder) && !IsRepositoryRoot(folder!))
            folder = Path.GetDirectoryName(folder);
        return string.IsNullOrEmpty(folder) ? null : folder;
    }

    // A worktree's or submodule's .git is a file.
    private static bool IsRepositoryRoot(string folder)
    {
        var git = Path.Combine(folder, ".git");
        return Directory.Exists(git) || File.Exists(git);
    }
}
