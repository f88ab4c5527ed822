using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests.Snippets;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, from the repository's root, with slashes.</param>
/// <param name="Line">The fence's line, one-based.</param>
/// <param name="Section">The heading of the second level above it, or empty.</param>
/// <param name="Language">The fence's first word, or empty.</param>
/// <param name="Text">What stands between the fences.</param>
public sealed record Snippet(string Page, int Line, string Section, string Language, string Text)
{
    /// <summary>All blocks of the pages that people read.</summary>
    public static IReadOnlyList<Snippet> All { get; } = [.. Pages().SelectMany(Read)];

    public override string ToString() => $"{Page}:{Line} {Language}";

    private static IEnumerable<string> Pages()
        => new[] { "", "docs", "benchmarks", "editors/vscode" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", folder == "docs" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly))
            .Concat(Directory.EnumerateDirectories(Repository.PathOf("src")).Select(project => Path.Combine(project, "README.md")).Where(File.Exists))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("src/Templates.ProjectTemplates/content"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));

    private static IEnumerable<Snippet> Read(string page)
    {
        var lines = File.ReadAllLines(Repository.PathOf(page));
        var section = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
                section = lines[i][3..];
            var opening = lines[i].TrimStart();
            var fence = opening[..^opening.TrimStart('`').Length];
            if (fence.Length < 3)
                continue;
            var indent = lines[i].Length - opening.Length;
            var end = Array.FindIndex(lines, i + 1, line => line.Trim() == fence);
            if (end < 0)
                throw new InvalidOperationException($"{page}:{i + 1} opens a block that never ends.");
            var text = string.Concat(lines[(i + 1)..end].Select(line => (line.Length >= indent ? line[indent..] : line) + "\n"));
            yield return new Snippet(page, i + 1, section, opening[fence.Length..].Split(' ')[0], text);
            i = end;
        }
    }
}
