namespace WaTemplates.Text.Files;

/// <summary>Paths as outputs and settings name them.</summary>
internal static class RelativePath
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The way from an absolute folder to an absolute path, with slashes; the path itself where there is none.</summary>
    public static string Of(string folder, string path)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var from = Split(folder);
        var to = Split(path);
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], comparison))
            common++;
        if (common == 0 && Path.DirectorySeparatorChar == '\\')
            return path.Replace('\\', '/');
        return string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    // A backslash is a character of names where it does not separate folders.
    private static string[] Split(string path)
        => Path.DirectorySeparatorChar == '\\'
            ? path.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            : path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
}
