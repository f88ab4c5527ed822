using WaTemplates.Testing;

namespace WaTemplates.Build.Tests;

/// <summary>Properties and files that decide on severities reach the task.</summary>
public class SeverityTests(PackedToolkit toolkit)
{
    [Theory]
    [InlineData("-p:NoWarn=WAT0111", null)]
    [InlineData("-p:WarningsAsErrors=WAT0111", "error")]
    [InlineData("-p:TreatWarningsAsErrors=true", "error")]
    [InlineData("-p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors=WAT0111", "warning")]
    [InlineData("-warnaserror:WAT0111", "error")]
    [InlineData("", "message", ".globalconfig", "is_global = true\ndotnet_diagnostic.WAT0111.severity = suggestion\n")]
    [InlineData("-p:DiscoverGlobalAnalyzerConfigFiles=false", "warning", ".globalconfig", "is_global = true\ndotnet_diagnostic.WAT0111.severity = error\n")]
    [InlineData("", "error", "watemplates.config.yaml", "severity: { WAT0111: error }\n")]
    [InlineData("-p:NoWarn=WAT0111", null, "watemplates.config.yaml", "severity: { WAT0111: error }\n")]
    public async Task Warning_IsPrintedAsConfigured(string arguments, string? expected, string? file = null, string content = "")
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Linked);
        if (file is not null)
            project.Write(file, content);

        var build = await project.Compile(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(expected == "error" ? 1 : 0, build.ExitCode);
        Assert.Equal(expected is null ? 0 : 1, build.Count("WAT0111"));
        if (expected is not null)
            Assert.Equal(1, build.Count($": {expected} WAT0111: "));
    }

    [Fact]
    public async Task ProjectWithoutTemplates_SaysWhatItLookedFor()
    {
        using var project = new BuildProject(toolkit);

        var build = await project.Compile();

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(1, build.Count($"{project["App.csproj"]}(1,1): warning WAT9001: "));
        Assert.Equal(1, build.Count("'**/*.wa.yaml' or '**/*.wa.yml'"));
    }

    [Fact]
    public async Task ProjectWithoutTemplates_MaySayNothingBySettings()
    {
        using var project = new BuildProject(toolkit);
        project.Write("watemplates.config.yaml", "severity: { WAT9001: none }\n");

        var build = await project.Compile();

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(0, build.Count("WAT9001"));
    }

    [Fact]
    public async Task SwitchThatIsNoBoolean_IsWAT9004_AndCountsAsUnset()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());

        var build = await project.Compile("-p:EnableDefaultWaTemplateItems=maybe");

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(1, build.Count("error WAT9004: The property 'EnableDefaultWaTemplateItems' is 'maybe'"));
        Assert.Equal(1, build.Count("analyzed 1 of 1"));
    }

    [Fact]
    public async Task Items_ReachCompilerWatchAndUpToDateCheck_AndAreNoPlainFiles()
    {
        using var project = new BuildProject(toolkit);
        var template = project.Write("a.wa.yaml", Templates.Valid());
        var settings = project.Write("watemplates.config.yaml", "");
        var approvals = project.Write("watemplates.approvals.json", ApprovalsText.Of(Templates.Valid()));

        var build = await project.Run("msbuild", "-getItem:AdditionalFiles", "-getItem:None", "-getItem:Watch", "-getItem:UpToDateCheckInput");

        using var json = System.Text.Json.JsonDocument.Parse(build.Output);
        string[] Paths(string item) => json.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray().Select(i => i.GetProperty("FullPath").GetString()!).ToArray();
        Assert.Equal([template, settings, approvals], Paths("AdditionalFiles"));
        Assert.Equal([template, settings, approvals], Paths("Watch"));
        Assert.Equal([template, settings, approvals], Paths("UpToDateCheckInput"));
        Assert.DoesNotContain(template, Paths("None"));
    }
}
