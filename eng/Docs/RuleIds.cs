using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>The ids that the package's targets keep the compiler from reporting a second time.</summary>
internal static class RuleIds
{
    public static string Write() => $"""
        <!-- Written by eng/Docs from the catalogue. -->
        <Project>

          <!-- The rules of template and settings files: task and analyzer both know them. -->
          <PropertyGroup>
            <_WaTemplatesRulesInFiles>{string.Join(";", RuleCatalog.InFiles.Select(rule => rule.Id))}</_WaTemplatesRulesInFiles>
          </PropertyGroup>

        </Project>

        """;
}
