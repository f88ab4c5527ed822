using Microsoft.Build.Utilities;
using WaTemplates.Build;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Reporting;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;
using Task = System.Threading.Tasks.Task;

namespace WaTemplates.Conformance.Tests;

/// <summary>Every host finds the same in every fixture: ids, spans, severities, texts. A new host joins by a line in <see cref="Fixture_IsJudgedAlikeByAllHosts"/>.</summary>
public class HostParityTests
{
    public static TheoryData<string> Names => new(Fixture.All.Select(fixture => fixture.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fixture_IsJudgedAlikeByAllHosts(string name)
    {
        var fixture = Fixture.Find(name);
        using var folder = new TemporaryFolder("parität");
        Directory.CreateDirectory(folder[".git"]);
        foreach (var file in fixture.Files)
            folder.Write(file.Path, file.Text);

        var compiled = fixture.Compile().Diagnostics.Select(d => new HostFinding(
            d.Path, d.Id, SeverityNames.NameOf(d.Severity), d.Lines.Start.Line, d.Lines.Start.Column, d.Lines.End.Line, d.Lines.End.Column, d.Message)).ToArray();

        Assert.Equal(compiled, CommandLine(folder));
        Assert.Equal(compiled, BuildTask(folder));
        Assert.Equal(compiled, LanguageServerHost.Findings(folder));
        Assert.Equal(compiled, await AnalyzerHost.Findings(folder, fixture.Files.Select(file => file.Path)));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("bytes")]
    [InlineData("size")]
    public void UnusableSettings_AreReportedAlike(string problem)
    {
        using var folder = new TemporaryFolder("parität");
        Directory.CreateDirectory(folder[".git"]);
        folder.Write("a.wa.yaml", "name: a\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: Your order is ready for you.\n");
        if (problem == "folder")
            Directory.CreateDirectory(folder["watemplates.config.yaml"]);
        else
            File.WriteAllBytes(folder["watemplates.config.yaml"], problem == "bytes" ? [0xFF] : new byte[300 * 1024]);

        var finding = Assert.Single(CommandLine(folder));
        Assert.Equal(("watemplates.config.yaml", "WAT9004"), (finding.File, finding.Id));
        Assert.Equal([finding], BuildTask(folder));
        Assert.Equal([finding], LanguageServerHost.Findings(folder));
    }

    private static HostFinding[] CommandLine(TemporaryFolder folder)
    {
        var report = new Workspace([folder.FullPath]).Analyze();
        var json = new StringWriter();
        new JsonReporter().Write(report, json);
        return HostFinding.FromCheckJson(json.ToString()).Select(finding => finding with { File = Relative(folder, finding.File) }).ToArray();
    }

    private static IReadOnlyList<HostFinding> BuildTask(TemporaryFolder folder)
    {
        var engine = new RecordingBuildEngine();
        var task = new CompileTemplates
        {
            BuildEngine = engine,
            ProjectFile = folder["app.csproj"],
            StateFolder = folder["obj"],
            OutputFolder = folder["out"],
            ApprovalsFile = folder["watemplates.approvals.json"],
            Templates = Directory.GetFiles(folder.FullPath, "*.wa.y*ml", SearchOption.AllDirectories).Select(file => new TaskItem(file)).ToArray(),
        };
        var succeeded = task.Execute();
        var findings = HostFinding.FromSarif(File.ReadAllText(folder["out/report.sarif"]));
        Assert.Equal(findings.All(finding => finding.Severity != "error"), succeeded);
        Assert.Equal(
            findings.Select(f => (f.File, f.Id, f.Severity, f.StartLine, f.StartColumn, f.Message)),
            engine.Findings.Select(f => (Relative(folder, f.File), f.Id, f.Severity, f.Line, f.Column, f.Message)));
        return findings;
    }

    private static string Relative(TemporaryFolder folder, string path) => Path.GetRelativePath(folder.FullPath, path).Replace('\\', '/');
}
