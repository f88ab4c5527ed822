using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>A file that is computed, wholly or in part, from the catalogue or the format.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
/// <param name="Update">The right content, given the present one; empty where there is no file.</param>
internal sealed record GeneratedFile(string Path, Func<string, string> Update);

/// <summary>All of them. eng/Docs writes them, and a test fails when one is stale.</summary>
internal static class GeneratedFiles
{
    public static IReadOnlyList<GeneratedFile> All { get; } =
    [
        new("README.md", RuleTable.Update),
        new("docs/rules/README.md", _ => RuleIndex.Write()),
        new("docs/rules/default.globalconfig", _ => DefaultGlobalConfig.Write()),
        new("src/Templates.Analyzers/Files/Descriptors.cs", _ => DescriptorFile.Write()),
        new("src/Templates.Analyzers/AnalyzerReleases.Unshipped.md", _ => ReleaseTracking.Unshipped()),
        new("src/Templates.Build/build/WaTemplates.Rules.props", _ => RuleIds.Write()),
        .. RuleCatalog.All.Select(rule => new GeneratedFile($"docs/rules/{rule.Id}.md", page => RulePageHead.Update(rule, page))),
        .. SchemaFiles.Write().Select(schema => new GeneratedFile($"{SchemaFiles.Folder}/{schema.Key}", _ => schema.Value)),
    ];
}
