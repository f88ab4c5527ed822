namespace WaTemplates.Text.Files;

/// <summary>The root of a repository: the folder with <c>.git</c>, which is a folder in a clone and a file in a worktree or submodule.</summary>
internal static class RepositoryRoot
{
    public static bool IsAt(string folder) => DiskFile.IsTaken(Path.Combine(folder, ".git"));

    /// <summary>The root that an absolute folder lies in, or null.</summary>
    public static string? Above(string? folder)
    {
        while (!string.IsNullOrEmpty(folder) && !IsAt(folder!))
            folder = Path.GetDirectoryName(folder);
        return string.IsNullOrEmpty(folder) ? null : folder;
    }
}
