using WaTemplates.Cli.Analysis;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Approvals;

/// <summary>Which approvals file a command reads and writes.</summary>
internal static class ApprovalsPlace
{
    /// <param name="named">The file of <c>--approvals</c>, or null.</param>
    /// <param name="workspace">The templates, analyzed.</param>
    /// <param name="mayBeMissing">Whether a named file may be made.</param>
    /// <returns>The absolute path of the file, which need not exist.</returns>
    /// <exception cref="CannotRunException">The named file is missing, or the templates have several.</exception>
    public static string Of(string? named, Workspace workspace, bool mayBeMissing)
    {
        if (named is not null)
            return Named(named, mayBeMissing);
        var folders = workspace.Files.Count > 0 ? workspace.Files.Select(file => Path.GetDirectoryName(file.FullPath)!) : workspace.Paths.Select(FolderOf);
        var found = folders.Distinct(StringComparer.Ordinal).Select(ApprovalsFiles.Find).Distinct(StringComparer.Ordinal).ToArray();
        return found switch
        {
            [{ } only] => only,
            [null] or [] => NewPlace(workspace.Paths),
            _ => throw new CannotRunException($"the templates have several approvals files: {string.Join(", ", found.Select(file => file is null ? "none" : $"'{workspace.NameOf(file)}'"))}. Name the templates of one of them, or name the file with --approvals."),
        };
    }

    /// <summary>The file that counts for templates in a folder, or where to make it.</summary>
    public static string For(string folder) => ApprovalsFiles.Find(folder) ?? NewPlace([folder]);

    private static string Named(string named, bool mayBeMissing)
    {
        if (named.Length == 0)
            throw new CannotRunException($"the file of --approvals is empty. Name one, such as {ApprovalsFile.FileName}.");
        var path = Path.GetFullPath(named);
        return mayBeMissing || DiskFile.IsTaken(path) ? path : throw new CannotRunException($"'{named}' does not exist. Name an existing approvals file, or leave --approvals out.");
    }

    // In the current folder where templates below will find it, else beside them.
    private static string NewPlace(IReadOnlyList<string> paths)
    {
        var current = Environment.CurrentDirectory;
        return Path.Combine(paths.All(path => IsBelow(current, path)) ? current : FolderOf(paths[0]), ApprovalsFile.FileName);
    }

    private static bool IsBelow(string folder, string path)
    {
        var way = ReportedPath.Relative(folder, path);
        return way is not ".." && !way.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }

    private static string FolderOf(string path) => File.Exists(path) ? Path.GetDirectoryName(path)! : path;
}
