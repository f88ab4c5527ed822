using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WaTemplates.Analyzers;

namespace WaTemplates.Testing;

/// <summary>What MSBuild tells the compiler: properties of the project, and each additional file's item group.</summary>
internal sealed class TestOptions(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public static TestOptions Default { get; } = Of(("RootNamespace", "Acme"));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public static TestOptions Of(params (string Name, string Value)[] properties)
        => new(properties.ToDictionary(property => "build_property." + property.Name, property => property.Value, StringComparer.Ordinal));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => textFile is TestText { ItemGroup: { } group } ? new Options(new Dictionary<string, string>(StringComparer.Ordinal) { [TemplateFiles.SourceItemGroup] = group }) : GlobalOptions;

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
