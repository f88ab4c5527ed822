namespace WaTemplates.Conformance.Tests.Snippets;

/// <summary>Blocks that tests beside their subject run more thoroughly than it is done here, with the file of those tests.</summary>
internal static class SnippetOwners
{
    private static readonly (string Page, string Language, string Test)[] Owners =
    [
        ("docs/guides/ci.md", "yaml", "tests/Templates.Cli.Tests/Pipelines/CiGuideTests.cs"),
        ("docs/csharp.md", "csharp", "tests/Templates.Analyzers.Tests/CallSites/CallSitePageTests.cs"),
        ("docs/guides/import.md", "markdown", "tests/Templates.Cli.Tests/ImportMarkdownTests.cs"),
    ];

    /// <summary>The tests that look at a block, or null.</summary>
    public static string? Of(Snippet snippet)
    {
        // Both sides of each rule are cases of their own, C# with the analyzer over it.
        if (snippet.Page.StartsWith("docs/rules/WAT", StringComparison.Ordinal) && snippet.Section is "Wrong" or "Right")
            return snippet.Page.StartsWith("docs/rules/WAT1", StringComparison.Ordinal) ? "tests/Templates.Analyzers.Tests/CallSites/CallSitePageTests.cs" : "tests/Templates.Core.Tests/Docs/RulePageTests.cs";
        return Owners.FirstOrDefault(owner => owner.Page == snippet.Page && owner.Language == snippet.Language).Test;
    }
}
