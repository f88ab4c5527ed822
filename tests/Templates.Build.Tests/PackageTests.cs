using System.IO.Compression;

namespace WaTemplates.Build.Tests;

/// <summary>What is in the package: no more and no less.</summary>
public class PackageTests(PackedToolkit toolkit)
{
    private static readonly string[] Expected =
    [
        "LICENSE",
        "README.md",
        "THIRD-PARTY-NOTICES.txt",
        "WaTemplates.nuspec",
        "analyzers/dotnet/cs/WaTemplates.Analyzers.dll",
        "analyzers/dotnet/cs/WaTemplates.CodeFixes.dll",
        "analyzers/dotnet/cs/WaTemplates.Core.dll",
        "analyzers/dotnet/cs/WaTemplates.Text.dll",
        "analyzers/dotnet/cs/WaTemplates.YamlDotNet.dll",
        "build/WaTemplates.Items.targets",
        "build/WaTemplates.Rules.props",
        "build/WaTemplates.props",
        "build/WaTemplates.targets",
        "buildMultiTargeting/WaTemplates.props",
        "buildMultiTargeting/WaTemplates.targets",
        "config/default.globalconfig",
        "schemas/settings.schema.json",
        "schemas/template.schema.json",
        "tasks/netstandard2.0/WaTemplates.Build.dll",
        "tasks/netstandard2.0/WaTemplates.Core.dll",
        "tasks/netstandard2.0/WaTemplates.Text.dll",
        "tasks/netstandard2.0/WaTemplates.YamlDotNet.dll",
    ];

    [Fact]
    public void Package_HasExactlyItsFiles_AndNoDependency()
    {
        using var package = ZipFile.OpenRead(toolkit.PackageFile);
        var entries = package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");
        Assert.Equal(Expected, entries.Order(StringComparer.Ordinal));

        using var reader = new StreamReader(package.GetEntry("WaTemplates.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        Assert.Contains("<developmentDependency>true</developmentDependency>", nuspec, StringComparison.Ordinal);
        Assert.DoesNotContain("<dependency ", nuspec, StringComparison.Ordinal);
    }
}
