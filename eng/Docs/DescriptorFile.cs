using System.Text;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>The analyzer's descriptors: one constant field a rule, since release tracking and IDEs understand nothing else.</summary>
internal static class DescriptorFile
{
    public static string Write()
    {
        var code = new StringBuilder("""
            using System.Collections.Immutable;
            using Microsoft.CodeAnalysis;

            namespace WaTemplates.Analyzers.Files;

            /// <summary>The rules of template and settings files. Written by eng/Docs from the catalogue.</summary>
            internal static class Descriptors
            {

            """);
        foreach (var rule in RuleCatalog.InFiles)
            code.Append($"    public static readonly DiagnosticDescriptor {rule.Name} = new(\"{rule.Id}\", \"{rule.Title}\", \"{{0}}\", \"{rule.Category}\", DiagnosticSeverity.{rule.DefaultSeverity}, isEnabledByDefault: true, helpLinkUri: \"{rule.HelpLink}\");\n");
        code.Append("\n    public static readonly ImmutableArray<DiagnosticDescriptor> All =\n    [\n");
        foreach (var category in RuleCatalog.InFiles.GroupBy(rule => rule.Category, StringComparer.Ordinal))
            code.Append($"        {string.Join(", ", category.Select(rule => rule.Name))},\n");
        return code.Append("    ];\n}\n").ToString();
    }
}
