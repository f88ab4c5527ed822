namespace WaTemplates.Cli.Analysis;

/// <summary>Paths as findings name them: with slashes, from the current folder where they lie below it, else absolute.</summary>
internal sealed class ReportedPath(string currentFolder)
{
    private static readonly StringComparison Comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private readonly string prefix = Path.EndsInDirectorySeparator(currentFolder) ? currentFolder : currentFolder + Path.DirectorySeparatorChar;

    public string Of(string fullPath) => WithSlashes(fullPath.StartsWith(prefix, Comparison) ? fullPath[prefix.Length..] : fullPath);

    /// <summary>The path from a folder, with slashes and never absolute where that can be avoided.</summary>
    public static string Relative(string folder, string fullPath) => WithSlashes(Path.GetRelativePath(folder, fullPath));

    /// <summary>The path as the platform writes it.</summary>
    public static string ForPlatform(string reported) => Path.DirectorySeparatorChar == '/' ? reported : reported.Replace('/', Path.DirectorySeparatorChar);

    private static string WithSlashes(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
}
