using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Analyzers;

/// <summary>Tells additional files apart by the item they come from, never by their name.</summary>
internal static class TemplateFiles
{
    public const string SourceItemGroup = "build_metadata.AdditionalFiles.SourceItemGroup";
    public const string Template = "WaTemplate";
    public const string Settings = "WaTemplatesSettings";
    public const string Approvals = "WaTemplatesApprovals";
    public const string RequireApproval = "build_property.WaTemplatesRequireApproval";

    public static bool IsTemplate(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => options.GetOptions(file).TryGetValue(SourceItemGroup, out var group) && group == Template;
}
