using System.IO.Enumeration;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Analysis;

/// <summary>Finds the template files under the given paths, each once, in ordinal order.</summary>
internal sealed class TemplateFiles
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
    private readonly Dictionary<string, FoundFile> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly List<string> fileLinks = [];
    private readonly Queue<string> folderLinks = new();

    /// <summary>What is looked for, and where not, in words for a message.</summary>
    public const string Patterns = "*.wa.yaml and *.wa.yml, not in bin, obj, node_modules or hidden folders";

    public static bool IsTemplateName(ReadOnlySpan<char> name)
        => name.EndsWith(".wa.yaml", StringComparison.Ordinal) || name.EndsWith(".wa.yml", StringComparison.Ordinal);

    /// <summary>Whether a folder of that name is left out; a folder that is named on the command line never is.</summary>
    public static bool IsSkipped(ReadOnlySpan<char> folderName) => folderName is "bin" or "obj" or "node_modules" || folderName.StartsWith('.');

    /// <param name="fullPaths">Absolute paths of files and folders. A named file is taken whatever its name, unless it holds settings.</param>
    public static IReadOnlyList<FoundFile> Find(IEnumerable<string> fullPaths)
    {
        var search = new TemplateFiles();
        foreach (var path in fullPaths)
        {
            var name = Path.GetFileName(path.AsSpan());
            if (Directory.Exists(path) && !IsTemplateName(name))
                search.Walk(TargetOf(path));
            else if (name is not SettingsParser.FileName)
                search.files[path] = new FoundFile(path);
        }

        search.FollowLinks();
        var found = search.files.Values.ToArray();
        Array.Sort(found, (a, b) => string.CompareOrdinal(a.FullPath, b.FullPath));
        return found;
    }

    private void Walk(string root)
    {
        var pending = new Stack<string>();
        pending.Push(root);
        while (pending.TryPop(out var folder))
        {
            if (!visited.Add(folder))
                continue;
            try
            {
                foreach (var entry in Entries(folder))
                    Take(entry, pending);
            }
            catch (Exception exception) when (DiskFile.IsExpected(exception))
            {
                files[folder] = new FoundFile(folder, exception is UnauthorizedAccessException ? FileProblem.AccessDenied : FileProblem.Missing);
            }
        }
    }

    private void Take(Entry entry, Stack<string> pending)
    {
        if (entry.IsTemplate && entry.IsLink)
            fileLinks.Add(entry.Path);
        else if (entry.IsTemplate)
            files[entry.Path] = new FoundFile(entry.Path);
        else if (entry.IsLink)
            folderLinks.Enqueue(entry.Path);
        else
            pending.Push(entry.Path);
    }

    private static FileSystemEnumerable<Entry> Entries(string folder)
        => new(folder, (ref FileSystemEntry entry) => new Entry(entry.ToFullPath(), IsTemplateName(entry.FileName), entry.Attributes.HasFlag(FileAttributes.ReparsePoint)), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsTemplateName(entry.FileName) || (entry.IsDirectory && !IsSkipped(entry.FileName)),
        };

    /// <summary>
    /// Links come last and under the path they lead to, so that what is reached twice counts once, and a loop ends at a
    /// folder already visited.
    /// </summary>
    private void FollowLinks()
    {
        while (folderLinks.TryDequeue(out var link))
            Walk(TargetOf(link));
        foreach (var link in fileLinks)
        {
            if (!files.ContainsKey(TargetOf(link)))
                files[link] = new FoundFile(link);
        }
    }

    private static string TargetOf(string path)
    {
        try
        {
            var target = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            return Path.TrimEndingDirectorySeparator(target);
        }
        catch (Exception exception) when (DiskFile.IsExpected(exception))
        {
            // A link to itself; reading it will tell.
            return path;
        }
    }

    /// <summary>A template, or a folder to look into.</summary>
    private sealed record Entry(string Path, bool IsTemplate, bool IsLink);
}
