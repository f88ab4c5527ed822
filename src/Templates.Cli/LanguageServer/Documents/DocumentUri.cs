using WaTemplates.Text.Files;

namespace WaTemplates.Cli.LanguageServer.Documents;

/// <summary>Between the addresses of the protocol and paths of the disk.</summary>
internal static class DocumentUri
{
    /// <summary>How paths are compared on this platform.</summary>
    public static readonly StringComparer PathComparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The absolute path of a file address with every link on the way followed, so that one file has one path; null for other addresses.</summary>
    public static string? PathOf(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !parsed.IsFile || parsed.IsUnc && !OperatingSystem.IsWindows())
            return null;
        var path = Path.GetFullPath(parsed.LocalPath);
        return path.Contains('\0', StringComparison.Ordinal) ? null : RealPath(Path.TrimEndingDirectorySeparator(path));
    }

    public static string Of(string path) => new Uri(path).AbsoluteUri;

    /// <summary>The last part of an address, whatever its scheme, as a file's name.</summary>
    public static string NameOf(string uri)
    {
        var end = uri.IndexOfAny(['?', '#']);
        var path = end < 0 ? uri : uri[..end];
        return Uri.UnescapeDataString(path[(path.LastIndexOfAny(['/', ':']) + 1)..]);
    }

    private static string RealPath(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(RealPath(parent), Path.GetFileName(path));
        try
        {
            // A template that is itself a link keeps its name; folders on the way do not.
            return Directory.Exists(here) && Directory.ResolveLinkTarget(here, returnFinalTarget: true) is { } target ? Path.TrimEndingDirectorySeparator(target.FullName) : here;
        }
        catch (Exception exception) when (DiskFile.IsExpected(exception))
        {
            return here;
        }
    }
}
