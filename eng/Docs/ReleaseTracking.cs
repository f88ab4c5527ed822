using System.Text;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>The rules of the next release, as the compiler's release tracking compares them with the descriptors.</summary>
internal static class ReleaseTracking
{
    public static string Unshipped()
    {
        var page = new StringBuilder("""
            ; Written by eng/Docs from the catalogue. A release moves the rows to AnalyzerReleases.Shipped.md.

            ### New Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------

            """);
        foreach (var rule in RuleCatalog.InFiles.Concat(RuleCatalog.InCode).OrderBy(rule => rule.Id, StringComparer.Ordinal))
            page.Append($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Name}\n");
        return page.ToString();
    }
}
