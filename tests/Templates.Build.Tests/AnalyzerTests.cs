using System.Text.Json;

namespace WaTemplates.Build.Tests;

/// <summary>The analyzer of the package in real builds: silent where the task reports, and the other way round.</summary>
public class AnalyzerTests(PackedToolkit toolkit)
{
    // What the compiler prints behind a message, and the task does not.
    private const string PrintedByCompiler = ".md)";

    [Theory]
    [InlineData("", "warning")]
    [InlineData("-warnaserror", "error")]
    [InlineData("-p:TreatWarningsAsErrors=true", "error")]
    [InlineData("-p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors=WAT0111", "warning")]
    [InlineData("", "error", "is_global = true\ndotnet_diagnostic.WAT0111.severity = error\n")]
    [InlineData("-p:NoWarn=WAT0111", null)]
    [InlineData("-p:WaTemplatesDiagnosticsInBuild=compiler -p:RunAnalyzersDuringBuild=false", "warning")]
    public async Task Finding_IsPrintedOnce_ByTheTask_InEveryBuild(string arguments, string? severity, string? globalConfig = null)
    {
        using var project = Linked();
        if (globalConfig is not null)
            project.Write(".globalconfig", globalConfig);

        for (var i = 0; i < 2; i++)
        {
            var build = await project.Build(["-v:m", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

            Assert.Equal(severity == "error" ? 1 : 0, build.ExitCode);
            Assert.Equal(severity is null ? 0 : 1, build.Count("WAT"));
            Assert.Equal(severity is null ? 0 : 1, build.Count($": {severity} WAT0111: "));
            Assert.Equal(0, build.Count(PrintedByCompiler));
        }
    }

    [Fact]
    public async Task CompilerReports_WhereThatIsAskedFor_AndTheTaskStaysTheGate()
    {
        using var project = Linked();
        project.Write("b.wa.yaml", Templates.Valid("other", " Eine Umfrage."));

        var failed = await project.Build("-v:m", "-p:WaTemplatesDiagnosticsInBuild=compiler");
        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(2, failed.Count("WAT"));
        Assert.Equal(2, failed.Count(PrintedByCompiler));
        Assert.Equal(1, failed.Count("(13,33): error WAT0101: "));
        Assert.False(project.Exists("bin/watemplates/Debug/manifest.json"));

        project.Write("b.wa.yaml", Templates.Valid("other"));
        var passed = await project.Build("-v:m", "-p:WaTemplatesDiagnosticsInBuild=Compiler");
        Assert.True(passed.Succeeded, passed.Output);
        Assert.Equal(1, passed.Count("warning WAT0111"));
        Assert.Equal(1, passed.Count(PrintedByCompiler));
        Assert.True(project.Exists("bin/watemplates/Debug/manifest.json"));
    }

    [Fact]
    public async Task ErrorLeftToACompilerThatIsUpToDate_FailsTheBuild()
    {
        using var project = Linked();
        project.Write("b.wa.yaml", Templates.Valid("other", " Eine Umfrage."));
        var byTask = await project.Build("-v:m");
        Assert.Equal(2, byTask.Count("WAT"));

        var leftToCompiler = await project.Build("-v:m", "-p:WaTemplatesDiagnosticsInBuild=compiler");

        Assert.Equal(1, leftToCompiler.ExitCode);
        Assert.Equal(1, leftToCompiler.Count("WAT"));
        Assert.Equal(1, leftToCompiler.Count("error WAT0101"));
    }

    [Fact]
    public async Task Both_ReportWhereThatIsAskedFor()
    {
        using var project = Linked();

        var build = await project.Build("-v:m", "-p:WaTemplatesDiagnosticsInBuild=both");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(2, build.Count("warning WAT0111"));
        Assert.Equal(1, build.Count(PrintedByCompiler));
    }

    [Fact]
    public async Task UnknownReporter_IsWAT9004_AndTheTaskReports()
    {
        using var project = Linked();

        var build = await project.Build("-v:m", "-p:WaTemplatesDiagnosticsInBuild=nobody");

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(1, build.Count("error WAT9004: The property 'WaTemplatesDiagnosticsInBuild' is 'nobody', which is none of its values. Write 'task', 'compiler', 'both'."));
        Assert.Equal(1, build.Count("warning WAT0111"));
    }

    [Fact]
    public async Task DesignTimeBuild_ShowsTheAnalyzersFindings()
    {
        using var project = Linked();
        project.Write("watemplates.config.yaml", "severity: { WAT0111: info }\ncolour: red\n");

        var build = await project.Build("-t:Compile", "-p:DesignTimeBuild=true", "-p:ErrorLog=found.sarif%2Cversion=2.1", "-v:n");

        Assert.Equal(0, build.Count("analyzed"));
        using var sarif = JsonDocument.Parse(File.ReadAllText(project["found.sarif"]));
        var found = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => (Id: result.GetProperty("ruleId").GetString()!, Level: result.GetProperty("level").GetString()))
            .Where(result => result.Id.StartsWith("WAT", StringComparison.Ordinal)).OrderBy(result => result.Id, StringComparer.Ordinal);
        Assert.Equal([("WAT0111", "note"), ("WAT9004", "error")], found);
    }

    private BuildProject Linked()
    {
        var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Linked);
        project.Write("C.cs", "class C;");
        return project;
    }
}
