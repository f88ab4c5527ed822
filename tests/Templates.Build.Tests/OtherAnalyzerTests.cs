using WaTemplates.Testing;

namespace WaTemplates.Build.Tests;

/// <summary>Two analyzer packages with two versions of YamlDotNet in one project.</summary>
public class OtherAnalyzerTests(PackedToolkit toolkit)
{
    [Fact]
    public async Task BothAnalyzers_Run_EachOnItsOwnYamlDotNet()
    {
        using var feed = new TemporaryFolder("other feed");
        OtherAnalyzerPackage.Write(feed.FullPath, toolkit.Version);
        using var project = new BuildProject(toolkit, items: $"""<PackageReference Include="{OtherAnalyzerPackage.Name}" Version="{toolkit.Version}" PrivateAssets="all" />""");
        project.Write("nuget.config", toolkit.NuGetConfig.Replace("</packageSources>", $"""<add key="other" value="{feed.FullPath}" /></packageSources>""", StringComparison.Ordinal));
        project.Write("a.wa.yaml", Templates.Linked);
        project.Write("C.cs", "class C;");

        var build = await project.Run("build", "-v:m", "-p:WaTemplatesDiagnosticsInBuild=compiler");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(1, build.Count($"warning OTHER1: Runs on YamlDotNet {OtherAnalyzerPackage.YamlVersion}"));
        Assert.Equal(1, build.Count("warning WAT0111"));
    }
}
