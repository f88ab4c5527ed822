using System.Text.RegularExpressions;
using WaTemplates.Testing;
using WaTemplates.Text.Approvals;

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

    /// <summary>The blocks below a heading as one case. Several YAML files name themselves in their first line; JSON is the approvals file.</summary>
    public Fixture Example(string heading)
    {
        var files = Blocks().Matches(Section(heading) ?? "").Select(block => FixtureFile.Of(block.Groups["kind"].Value == "json" ? ApprovalsFile.FileName : PathOf(block.Groups["text"].Value), block.Groups["text"].Value));
        return new Fixture($"{Id}/{heading}", files.ToArray());
    }

    private static string PathOf(string yaml) => Named().Match(yaml) is { Success: true } match ? match.Groups["path"].Value : "template.wa.yaml";

    [GeneratedRegex("^```(?<kind>yaml|json)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();

    [GeneratedRegex("^# file: (?<path>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
