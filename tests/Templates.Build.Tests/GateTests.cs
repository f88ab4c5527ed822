namespace WaTemplates.Build.Tests;

/// <summary>A bad template fails the build, at its place and once; a good one does not.</summary>
public class GateTests(PackedToolkit toolkit)
{
    [Fact]
    public async Task BannedWord_FailsTheBuildOnce_BesideErrorsInCSharp()
    {
        using var project = new BuildProject(toolkit);
        var path = project.Write("texts/a.wa.yaml", Templates.Banned);
        project.Write("C.cs", "class C { int x = \"\"; }");

        var failed = await project.Build("-v:m");

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(1, failed.Count("WAT"));
        Assert.Contains($"{path}(13,43): error WAT0101: 'Umfrage' ", failed.Output, StringComparison.Ordinal);
        Assert.Equal(1, failed.Count("error CS0029"));
        Assert.Equal(2, failed.Count("error"));
        Assert.Equal(["report.sarif"], Directory.GetFiles(project["bin/watemplates/Debug"], "*", SearchOption.AllDirectories).Select(Path.GetFileName));

        project.Write("texts/a.wa.yaml", Templates.Valid());
        project.Write("C.cs", "class C;");
        var passed = await project.Build("-v:m");

        Assert.True(passed.Succeeded, passed.Output);
        Assert.Equal(0, passed.Count("WAT"));
        Assert.True(project.Exists("bin/watemplates/Debug/twilio/portal_feedback.de.content.json"));
        Assert.True(project.Exists("bin/Debug/net10.0/watemplates/App.manifest.json"));
    }

    [Fact]
    public async Task TemplateErrorAlone_StopsBeforeCopying_WithNoFurtherLine()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yml", Templates.Banned);

        var failed = await project.Build("-v:m");

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(1, failed.Count("error"));
        Assert.Equal(0, failed.Count("warning"));
        Assert.False(project.Exists("bin/Debug/net10.0/App.dll"));
    }

    [Fact]
    public async Task ProjectWithoutCSharp_Validates_Builds_Publishes_AndCleans()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());

        var validated = await project.Build("-t:WaTemplatesValidate", "-v:n");
        Assert.True(validated.Succeeded, validated.Output);
        Assert.Equal(1, validated.Count("analyzed 1 of 1"));
        Assert.False(project.Exists("bin/watemplates/Debug/manifest.json"));

        var published = await project.Run("publish", "--no-restore", "-c", "Debug", "-mt");
        Assert.True(published.Succeeded, published.Output);
        Assert.True(project.Exists("bin/watemplates/Debug/manifest.json"));
        Assert.True(project.Exists("bin/Debug/net10.0/publish/watemplates/App.manifest.json"));

        File.WriteAllText(project["bin/watemplates/Debug/mine.txt"], "");
        Assert.True((await project.Run("clean", "-v:q")).Succeeded);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(project["bin/watemplates/Debug"]).Select(Path.GetFileName));
        Assert.False(Directory.Exists(project["obj/watemplates"]));
        Assert.False(project.Exists("bin/Debug/net10.0/watemplates/App.manifest.json"));
    }

    [Fact]
    public async Task DesignTimeBuild_AndDisabledProject_RunNothing()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Banned);

        var designTime = await project.Build("-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-v:n");
        var disabled = await project.Build("-t:Compile;WaTemplatesCompile", "-p:EnableWaTemplates=false", "-p:SkipCompilerExecution=true", "-v:n");

        Assert.True(designTime.Succeeded, designTime.Output);
        Assert.True(disabled.Succeeded, disabled.Output);
        Assert.Equal(0, designTime.Count("analyzed") + disabled.Count("analyzed"));
    }
}
