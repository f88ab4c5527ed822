using System.Text;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>The table of rules in README.md, between its two markers.</summary>
internal static class RuleTable
{
    private const string Begin = "<!-- rules: written by eng/Docs -->\n";
    private const string End = "<!-- /rules -->";

    public static string Update(string page)
    {
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return start < Begin.Length || end < start ? throw new InvalidOperationException($"README.md has no '{Begin.Trim()}' … '{End}'.") : page[..start] + Write() + page[end..];
    }

    private static string Write()
    {
        var table = new StringBuilder("| Category | Rules |\n|---|---|\n");
        foreach (var category in RuleCatalog.All.GroupBy(rule => rule.Category, StringComparer.Ordinal))
            table.Append($"| {category.Key} | {string.Join(" · ", category.Select(rule => $"[{rule.Name}](docs/rules/{rule.Id}.md)"))} |\n");
        return table.ToString();
    }
}
