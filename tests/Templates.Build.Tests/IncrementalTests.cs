namespace WaTemplates.Build.Tests;

/// <summary>From one build to the next, in real builds.</summary>
public class IncrementalTests(PackedToolkit toolkit)
{
    [Fact]
    public async Task SecondBuild_DoesNothing_AndDeletedTemplatesLoseTheirOutputs()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid("first"));
        project.Write("b.wa.yaml", Templates.Valid("second"));
        Assert.Equal(1, (await project.Compile()).Count("analyzed 2 of 2"));
        var outputs = project.Stamps("bin/watemplates");
        var state = project.Stamps("obj/watemplates");

        Assert.Equal(1, (await project.Compile()).Count("analyzed 0 of 2"));
        Assert.Equal(outputs, project.Stamps("bin/watemplates"));
        Assert.Equal(state, project.Stamps("obj/watemplates"));

        File.Delete(project["b.wa.yaml"]);
        Assert.Equal(1, (await project.Compile()).Count("analyzed 0 of 1"));
        var left = project.Stamps("bin/watemplates");
        Assert.DoesNotContain(left.Keys, path => path.Contains("second", StringComparison.Ordinal));
        foreach (var path in left.Keys.Where(path => path.Contains("first", StringComparison.Ordinal)))
            Assert.Equal(outputs[path], left[path]);
        Assert.DoesNotContain("second", File.ReadAllText(project["bin/watemplates/Debug/manifest.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneChangeAmongAThousand_CostsOneAnalysis()
    {
        using var project = new BuildProject(toolkit);
        for (var i = 0; i < 1000; i++)
            project.Write($"t/template_{i}.wa.yaml", Templates.Valid($"template_{i}"));
        Assert.Equal(1, (await project.Compile()).Count("analyzed 1000 of 1000"));
        var outputs = project.Stamps("bin/watemplates");

        project.Write("t/template_500.wa.yaml", Templates.Valid("template_500", " Danke."));
        var second = await project.Compile();

        Assert.Equal(1, second.Count("analyzed 1 of 1000"));
        var changed = project.Stamps("bin/watemplates").Except(outputs).Select(file => Path.GetFileName(file.Key));
        Assert.Equal(["manifest.json", "template_500.de.txt", "template_500.de.content.json"], changed);
    }

    [Theory]
    [InlineData("-warnaserror:WAT0111", false)]
    // MSBuild tells no task of the bare switch, so that the outputs are written here; the build fails all the same.
    [InlineData("-warnaserror", true)]
    public async Task WarningsAsErrorsOfTheCommandLine_StayRed(string argument, bool writesOutputs)
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Linked);

        foreach (var expected in new[] { "analyzed 1 of 1", "analyzed 0 of 1" })
        {
            var failed = await project.Compile(argument);
            Assert.Equal(1, failed.ExitCode);
            Assert.Equal(1, failed.Count("error WAT0111"));
            Assert.Equal(1, failed.Count(expected));
            Assert.Equal(writesOutputs, project.Exists("bin/watemplates/Debug/manifest.json"));
        }

        var passed = await project.Compile();
        Assert.True(passed.Succeeded, passed.Output);
        Assert.Equal(1, passed.Count("warning WAT0111"));
        Assert.Equal(1, passed.Count("analyzed 0 of 1"));
        Assert.True(project.Exists("bin/watemplates/Debug/manifest.json"));
    }

    [Fact]
    public async Task OutputPathThatIsAFile_IsWAT9002_AndLeavesNoTrace()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());
        project.Write("out", "mine");

        var failed = await project.Compile("-p:WaTemplatesOutputPath=out");
        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(1, failed.Count("error WAT9002"));
        Assert.Equal("mine", File.ReadAllText(project["out"]));
        Assert.Empty(Directory.GetFiles(project.Folder, "*.tmp*", SearchOption.AllDirectories));

        File.Delete(project["out"]);
        var passed = await project.Compile("-p:WaTemplatesOutputPath=out");
        Assert.True(passed.Succeeded, passed.Output);
        Assert.Equal(1, passed.Count("analyzed 0 of 1"));
        Assert.True(project.Exists("out/manifest.json"));
    }
}
