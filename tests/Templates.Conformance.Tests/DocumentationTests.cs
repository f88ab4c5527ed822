using System.Text.RegularExpressions;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests;

/// <summary>What the documentation shows is what happens, and its links lead somewhere.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Pages
        => [.. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(Repository.PathOf("benchmarks"), "*.md")).Select(page => Path.GetRelativePath(Repository.Root, page))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void RelativeLinks_Resolve(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var broken = Links().Matches(WithoutCode(File.ReadAllText(Repository.PathOf(page))))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)));
        Assert.Empty(broken);
    }

    [Fact]
    public void ReadmeExample_GivesTheErrorItShows()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var yaml = Block(readme, "yaml");
        var error = Block(readme, "text").Trim();
        var finding = Assert.Single(TemplateVerifier.Compile([("portal_feedback.wa.yaml", yaml)]).Diagnostics);
        Assert.Equal(error, $"{finding.Path}({finding.Lines.Start.Line},{finding.Lines.Start.Column}): error {finding.Id}: {finding.Message}");
    }

    [Fact]
    public void FormatExample_IsClean()
        => Assert.Empty(TemplateVerifier.Compile(Block(File.ReadAllText(Repository.PathOf("docs/format.md")), "yaml")).Diagnostics.Select(d => d.Message));

    [Fact]
    public void SettingsExample_IsAccepted()
    {
        var example = Block(File.ReadAllText(Repository.PathOf("docs/settings.md")), "yaml");
        var (_, findings) = Core.Settings.SettingsParser.Parse(new Core.Source.SourceText("watemplates.config.yaml", example));
        Assert.Empty(findings.Select(d => d.Message));
    }

    private static string Block(string page, string language)
    {
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no {language} block");
        start += language.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string WithoutCode(string page) => CodeBlocks().Replace(page, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
