namespace WaTemplates.Build.Tests;

/// <summary>Several frameworks, and several projects.</summary>
public class FrameworksTests(PackedToolkit toolkit)
{
    // The second one needs no download: the Windows frameworks it could use are not asked for.
    private const string TwoFrameworks = """
        <TargetFramework /><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
        <EnableWindowsTargeting>true</EnableWindowsTargeting>
        <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        """;

    [Fact]
    public async Task TwoFrameworks_RunAndPrintOnce_AlsoInARebuild()
    {
        using var project = new BuildProject(toolkit, TwoFrameworks);
        project.Write("a.wa.yaml", Templates.Banned);
        project.Write("C.cs", "class C;");

        var failed = await project.Run("build", "-v:m", "-warnaserror");
        Assert.Equal(1, failed.Count("error WAT0101"));
        Assert.Equal(1, failed.Count("error"));

        project.Write("a.wa.yaml", Templates.Linked);
        var rebuilt = await project.Build("-t:Rebuild", "-v:n", "-m");
        Assert.True(rebuilt.Succeeded, rebuilt.Output);
        Assert.Equal(1, rebuilt.Count("analyzed 1 of 1"));
        Assert.Equal(1, rebuilt.Count("analyzed"));
        Assert.Equal(1, rebuilt.Count("warning WAT0111"));
        Assert.True(project.Exists("bin/watemplates/Debug/manifest.json"));
        Assert.True(project.Exists("bin/Debug/net10.0/watemplates/App.manifest.json"));
        Assert.True(project.Exists("bin/Debug/net10.0-windows/watemplates/App.manifest.json"));

        var validated = await project.Build("-t:WaTemplatesValidate", "-v:n");
        Assert.True(validated.Succeeded, validated.Output);
        Assert.Equal(1, validated.Count("analyzed 0 of 1"));
        Assert.Equal(1, validated.Count("warning WAT0111"));

        Assert.True((await project.Run("clean", "-v:q")).Succeeded);
        Assert.False(Directory.Exists(project["bin/watemplates"]));
    }

    [Fact]
    public async Task ManifestOfAReferencedProject_ComesBesideTheOwn()
    {
        using var project = new BuildProject(toolkit, "<EnableDefaultItems>false</EnableDefaultItems>", """
            <ProjectReference Include="Library/Library.csproj" />
            <WaTemplate Include="a.wa.yaml" />
            """);
        project.Write("a.wa.yaml", Templates.Valid());
        project.Write("Library/Library.csproj", BuildProject.ProjectFile(toolkit.Version));
        project.Write("Library/b.wa.yaml", Templates.Valid("other"));

        var built = await project.Run("build", "-v:n", "-graph");

        Assert.True(built.Succeeded, built.Output);
        Assert.Equal(2, built.Count("analyzed 1 of 1"));
        Assert.Contains("\"name\": \"portal_feedback\"", File.ReadAllText(project["bin/Debug/net10.0/watemplates/App.manifest.json"]), StringComparison.Ordinal);
        Assert.Contains("\"name\": \"other\"", File.ReadAllText(project["bin/Debug/net10.0/watemplates/Library.manifest.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArtifactsLayout_IsHonoured()
    {
        using var project = new BuildProject(toolkit);
        project.Write("Directory.Build.props", "<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)made</ArtifactsPath></PropertyGroup></Project>");
        project.Write("a.wa.yaml", Templates.Valid());

        var built = await project.Run("build", "-v:q");

        Assert.True(built.Succeeded, built.Output);
        Assert.True(project.Exists("made/bin/App/watemplates/Debug/manifest.json"));
        Assert.True(project.Exists("made/bin/App/debug/watemplates/App.manifest.json"));
        Assert.True(project.Exists("made/obj/App/watemplates/Debug/state.bin"));
        Assert.False(Directory.Exists(project["bin"]));
    }
}
