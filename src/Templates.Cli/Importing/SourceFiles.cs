using WaTemplates.Cli.Analysis;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Importing;

/// <summary>A file to import.</summary>
/// <param name="FullPath">Absolute path.</param>
/// <param name="Name">As messages call it.</param>
/// <param name="IsNamed">Whether it was named on the command line, not found in a folder.</param>
internal sealed record SourceFile(string FullPath, string Name, bool IsNamed)
{
    public string Extension => Path.GetExtension(FullPath).ToLowerInvariant();
}

/// <summary>Finds the files under the given paths, each once, in ordinal order.</summary>
internal static class SourceFiles
{
    /// <summary>What is looked for, in words for a message.</summary>
    public const string Patterns = "*.txt (Qualtrics), *.md, and *.json and *.jsonl with Twilio's contents";

    public static readonly string[] Text = [".txt"];
    public static readonly string[] Markdown = [".md", ".markdown"];
    public static readonly string[] Json = [".json", ".jsonl", ".ndjson"];

    /// <exception cref="CannotRunException">A path does not exist or is no source.</exception>
    public static IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths)
    {
        var reported = new ReportedPath(Environment.CurrentDirectory);
        var files = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var full = path.Length == 0 ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            if (Directory.Exists(full))
            {
                foreach (var file in Below(full).Where(IsSource))
                    files.TryAdd(file, Of(file, isNamed: false));
            }
            else if (!File.Exists(full))
            {
                throw new CannotRunException($"'{path}' does not exist. Name a file or folder to import.");
            }
            else
            {
                files[full] = IsSource(full) ? Of(full, isNamed: true) : throw new CannotRunException($"'{path}' cannot be imported. Name {Patterns}, or a folder with such files.");
            }
        }

        return files.Values.OrderBy(file => file.FullPath, StringComparer.Ordinal).ToArray();

        SourceFile Of(string full, bool isNamed) => new(full, ReportedPath.ForPlatform(reported.Of(full)), isNamed);
    }

    private static bool IsSource(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return Text.Contains(extension, StringComparer.Ordinal) || Markdown.Contains(extension, StringComparer.Ordinal) || Json.Contains(extension, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Below(string root)
    {
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder))
            {
                if (!entry.Attributes.HasFlag(FileAttributes.Directory))
                    yield return entry.FullName;
                else if (!TemplateFiles.IsSkipped(entry.Name) && entry.LinkTarget is null)
                    pending.Push(entry.FullName);
            }
        }
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception exception) when (DiskFile.IsExpected(exception))
        {
            throw new CannotRunException($"the folder '{folder}' cannot be read: {exception.Message}");
        }
    }
}
