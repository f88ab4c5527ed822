using System.Text;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>docs/rules/README.md, computed from the catalogue. A test compares it; eng/Docs writes it.</summary>
internal static class RuleIndex
{
    public static string Write()
    {
        var page = new StringBuilder("""
            # Rules

            Every finding carries one of these ids. Each page tells why, shows a wrong and a right template, and how to suppress it.
            Severities can be changed in `watemplates.config.yaml`, in projects also in a [.globalconfig](default.globalconfig). What is
            "automatic" is mended by `watemplates check --fix` where it is certain what was meant.


            """);
        foreach (var category in RuleCatalog.All.GroupBy(rule => rule.Category, StringComparer.Ordinal))
        {
            page.Append("## ").Append(category.Key).Append("\n\n| Id | Name | Severity | Fix | Title |\n|---|---|---|---|---|\n");
            foreach (var rule in category)
                page.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Name} | {rule.DefaultSeverity} | {RulePageHead.NameOf(rule.Fix)} | {rule.Title} |\n");
            page.Append('\n');
        }

        return page.Append("This page is generated: `dotnet run --project eng/Docs` from the root of the repository rewrites it.\n").ToString();
    }
}
