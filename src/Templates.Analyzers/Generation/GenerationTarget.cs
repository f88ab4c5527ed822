using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Analyzers.Generation;

/// <summary>Where generated code goes, and whether it would compile there.</summary>
internal static class GenerationTarget
{
    private const string NamespaceProperty = "build_property.WaTemplatesNamespace";
    private const string RootNamespaceProperty = "build_property.RootNamespace";
    private const string Suffix = "WaTemplates";

    /// <summary>Whether the runtime's type resolves and the language knows nullable references.</summary>
    public static bool CanCompile(Compilation compilation)
        => compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 } && compilation.GetTypeByMetadataName(RuntimeNames.TemplateMessage) is not null;

    /// <summary><c>WaTemplatesNamespace</c> of the project, else <c>WaTemplates</c> below its root namespace.</summary>
    public static string Namespace(AnalyzerConfigOptions options)
    {
        if (Property(options, NamespaceProperty) is { } configured)
            return configured;
        return Property(options, RootNamespaceProperty) is { } root ? $"{root}.{Suffix}" : Suffix + ".Generated";
    }

    private static string? Property(AnalyzerConfigOptions options, string key)
        => options.TryGetValue(key, out var value) && Identifiers.Namespace(value) is { Length: > 0 } name ? name : null;
}
