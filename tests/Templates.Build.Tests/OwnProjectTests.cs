using System.Reflection;
using WaTemplates.Testing;

namespace WaTemplates.Build.Tests;

/// <summary>A project of this repository: task and analyzer from their projects' outputs, not from a package.</summary>
public class OwnProjectTests
{
    [Fact]
    public async Task TaskAndAnalyzer_BothRun()
    {
        var local = Repository.PathOf("src/Templates.Build/WaTemplates.Local");
        var configuration = typeof(OwnProjectTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;
        using var folder = new TemporaryFolder("own");
        folder.Write("Directory.Build.props", $"""<Project><Import Project="{local}.props" /></Project>""");
        folder.Write("Directory.Build.targets", $"""<Project><Import Project="{local}.targets" /></Project>""");
        folder.Write("Own.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <WarningsAsErrors>AD0001;CS8032;CS8034;CS8785;CS9057</WarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("a.wa.yaml", Templates.Linked);
        folder.Write("C.cs", "class C;");

        // The projects are built already, and other tests use them.
        var build = await DotNet.Run(folder.FullPath, null, "build", "-nologo", "-tl:off", "-v:m", "-c", configuration, "-p:BuildProjectReferences=false", "-p:WaTemplatesDiagnosticsInBuild=both");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(2, build.Count("warning WAT0111"));
        Assert.Equal(2, build.Count("warning"));
    }
}
