using System.Text.Json;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Tests;

/// <summary>The approvals file as <c>check</c>, <c>build</c> and <c>preview</c> meet it.</summary>
public sealed class ApprovalTests : IDisposable
{
    private const string Approvals = "watemplates.approvals.json";
    private readonly TemporaryFolder folder = new("Freigaben ä");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Check_TakesTheNearestFileUpward()
    {
        folder.Write(".git/HEAD", "");
        folder.Write("app/texts/a.wa.yaml", TemplateTexts.Good("a"));
        folder.Write(Approvals, ApprovalsText.Of(TemplateTexts.Good("a")));
        Assert.Equal((0, ""), Check());

        folder.Write("app/" + Approvals, ApprovalsText.Of(TemplateTexts.Good("a", "Laden")));
        var (exitCode, output) = Check("app/texts");
        Assert.Equal(0, exitCode);
        Assert.StartsWith($"{Path.Combine("app", "texts", "a.wa.yaml")}(7,5): warning WAT0403: ", output, StringComparison.Ordinal);

        Directory.CreateDirectory(folder["app/texts/.git"]);
        Assert.Equal((0, ""), Check("app/texts"));
    }

    [Fact]
    public void Check_OfRequiredApproval_Exits1_UntilTheTextIsApproved()
    {
        folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
        folder.Write("watemplates.config.yaml", "requireApproval: true\n");
        Assert.Contains("error WAT0404", AssertExit1(), StringComparison.Ordinal);

        folder.Write(Approvals, ApprovalsText.Of(TemplateTexts.Good("a"), "pending"));
        Assert.Contains("error WAT0404", AssertExit1(), StringComparison.Ordinal);

        folder.Write(Approvals, ApprovalsText.Of(TemplateTexts.Good("a")));
        Assert.Equal((0, ""), Check());

        string AssertExit1()
        {
            var (exitCode, output) = Check();
            Assert.Equal(1, exitCode);
            return output;
        }
    }

    [Fact]
    public void Import_DoesNotAskForApproval()
    {
        folder.Write("watemplates.config.yaml", "requireApproval: true\n");
        folder.Write("hello.txt", "Hallo, unser Portal ist am Sonntag geschlossen. Bis bald!");

        var result = CommandLine.Run(folder, "import", "hello.txt", "--language", "de");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("error WAT0404", Check().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnreadableFile_IsAnErrorAtItsPlace_AndStopsTheBuild()
    {
        folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
        folder.Write(Approvals, "{\n  \"version\": 1,\n  \"accounts\" {}\n}\n");

        foreach (var command in new[] { new[] { "check" }, ["preview"], ["build", "-o", "out"] })
        {
            var result = CommandLine.Run(folder, command);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains($"{Approvals}(3,14): error WAT0408: ", result.Output, StringComparison.Ordinal);
        }

        Assert.Equal(["report.sarif"], Directory.GetFiles(folder["out"], "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        using var json = JsonDocument.Parse(CommandLine.Run(folder, "check", "--format", "json").OutputBytes);
        var finding = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal((Approvals, 3, 14), (finding.GetProperty("file").GetString(), finding.GetProperty("startLine").GetInt32(), finding.GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public void Build_CopiesTheFileByteForByte()
    {
        folder.Write("texts/a.wa.yaml", TemplateTexts.Good("a"));
        var approvals = ApprovalsText.Of(TemplateTexts.Good("a")).Replace("\n", "\r\n", StringComparison.Ordinal);
        folder.Write(Approvals, approvals);

        Assert.Equal(0, CommandLine.Run(folder, "build", "texts", "-o", "out").ExitCode);
        Assert.Equal(approvals, File.ReadAllText(folder["out/" + Approvals]));
        var written = File.GetLastWriteTimeUtc(folder["out/" + Approvals]);
        Assert.Equal(0, CommandLine.Run(folder, "build", "texts", "-o", "out").ExitCode);
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder["out/" + Approvals]));
    }

    [Fact]
    public void Build_OfProjectsSideBySide_PutsTheirApprovalsTogether()
    {
        foreach (var (project, word) in new[] { ("a", "Portal"), ("b", "Laden") })
        {
            folder.Write($"{project}/{project}.wa.yaml", TemplateTexts.Good(project, word));
            folder.Write($"{project}/{Approvals}", ApprovalsText.Of(TemplateTexts.Good(project, word)));
        }

        Assert.Equal((0, ""), Check());
        Assert.Equal(0, CommandLine.Run(folder, "build", "-o", "out").ExitCode);

        var together = ApprovalsReader.Read(File.ReadAllText(folder["out/" + Approvals]));
        Assert.Equal(["a/de", "b/de"], Assert.Single(together.Accounts).Value.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Watch_SeesTheFileChange_WithoutAnalyzingAnything()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl+C cannot be sent to one process there");
        folder.Write("texts/a.wa.yaml", TemplateTexts.Good("a"));
        using var watch = new WatchedCommand(folder, "check", "texts", "--watch");
        Assert.Contains("no errors", watch.NextRound(), StringComparison.Ordinal);

        folder.Write(Approvals, ApprovalsText.Of(TemplateTexts.Good("a"), "rejected"));
        var round = watch.NextRound();
        Assert.Contains("warning WAT0405", round, StringComparison.Ordinal);
        Assert.Contains("analyzed 0 files", round, StringComparison.Ordinal);
        Assert.Equal(0, watch.Interrupt());
    }

    private (int ExitCode, string Output) Check(params string[] paths)
    {
        var result = CommandLine.Run(folder, ["check", .. paths]);
        return (result.ExitCode, result.Output);
    }
}
