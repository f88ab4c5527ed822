using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Testing;

/// <summary>Item metadata as the package's targets set it: by the file's name.</summary>
internal sealed class ItemGroupOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Group(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Path.GetFileName(textFile.Path) switch
    {
        "watemplates.config.yaml" => new Group("WaTemplatesSettings"),
        "watemplates.approvals.json" => new Group("WaTemplatesApprovals"),
        var name when name.EndsWith(".wa.yaml", StringComparison.Ordinal) || name.EndsWith(".wa.yml", StringComparison.Ordinal) => new Group("WaTemplate"),
        _ => GlobalOptions,
    };

    private sealed class Group(string? name) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = name ?? "";
            return name is not null && key == "build_metadata.AdditionalFiles.SourceItemGroup";
        }
    }
}
