using System.Text.RegularExpressions;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Docs;

/// <summary>A page of docs/rules.</summary>
internal sealed partial record RulePage(string Id, string Text)
{
    public static RulePage Read(string id) => new(id, File.ReadAllText(Repository.PathOf($"docs/rules/{id}.md")));

    /// <summary>The text below a heading, or null.</summary>
    public string? Section(string heading)
    {
        var parts = Text.Split($"\n## {heading}\n");
        return parts.Length == 2 ? parts[1].Split("\n## ")[0].Trim() : null;
    }

    /// <summary>The YAML below a heading as one case; several files name themselves in their first line.</summary>
    public Fixture Example(string heading)
    {
        var files = Blocks().Matches(Section(heading) ?? "").Select(block => FixtureFile.Of(PathOf(block.Groups["yaml"].Value), block.Groups["yaml"].Value));
        return new Fixture($"{Id}/{heading}", files.ToArray());
    }

    private static string PathOf(string yaml) => Named().Match(yaml) is { Success: true } match ? match.Groups["path"].Value : "template.wa.yaml";

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();

    [GeneratedRegex("^# file: (?<path>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
