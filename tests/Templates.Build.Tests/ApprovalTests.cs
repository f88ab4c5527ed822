using WaTemplates.Testing;

namespace WaTemplates.Build.Tests;

/// <summary>The approvals file and <c>WaTemplatesRequireApproval</c> in real builds.</summary>
public class ApprovalTests(PackedToolkit toolkit)
{
    private const string Approvals = "watemplates.approvals.json";
    private const string Copy = "bin/Debug/net10.0/watemplates/App.approvals.json";

    [Fact]
    public async Task RequiredApproval_FailsForAChangedText_AndPassesForTheApprovedOne()
    {
        using var project = new BuildProject(toolkit, "<WaTemplatesRequireApproval>true</WaTemplatesRequireApproval>");
        var template = project.Write("a.wa.yaml", Templates.Valid(sentence: " Danke."));
        project.Write(Approvals, ApprovalsText.Of(Templates.Valid()));
        project.Write("C.cs", "class C;");

        var failed = await project.Build("-v:m");

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(1, failed.Count("WAT"));
        Assert.Contains($"{template}(10,5): error WAT0403: ", failed.Output, StringComparison.Ordinal);
        Assert.False(project.Exists("bin/Debug/net10.0/App.dll"));
        Assert.False(project.Exists("bin/watemplates/Debug/manifest.json"));

        project.Write(Approvals, ApprovalsText.Of(Templates.Valid(sentence: " Danke.")));
        var passed = await project.Build("-v:n");

        Assert.True(passed.Succeeded, passed.Output);
        Assert.Equal((0, 1), (passed.Count("WAT0"), passed.Count("analyzed 0 of 1")));
        Assert.Equal(File.ReadAllText(project[Approvals]), File.ReadAllText(project[Copy]));
    }

    [Fact]
    public async Task RequiredApproval_FailsWithoutFile_AndHostsHaveTheLastWord()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());

        Assert.Equal(0, (await project.Compile()).Count("WAT0"));
        var required = await project.Compile("-p:WaTemplatesRequireApproval=TRUE");
        Assert.Equal((1, 1), (required.ExitCode, required.Count("error WAT0404")));

        project.Write(Approvals, ApprovalsText.Of(Templates.Valid(), "pending"));
        var waiting = await project.Compile("-p:WaTemplatesRequireApproval=true");
        Assert.Equal((1, 1), (waiting.ExitCode, waiting.Count("error WAT0404: The text of 'de' waits for approval since 2026-05-02")));
        Assert.Equal(0, (await project.Compile()).Count("WAT0"));

        Assert.True((await project.Compile("-p:WaTemplatesRequireApproval=true", "-p:NoWarn=WAT0404")).Succeeded);
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.WAT0404.severity = warning\n");
        var milder = await project.Compile("-p:WaTemplatesRequireApproval=true");
        Assert.True(milder.Succeeded, milder.Output);
        Assert.Equal(1, milder.Count("warning WAT0404"));
    }

    [Fact]
    public async Task UnreadableFile_FailsAtItsPlace_AndOverwritesNothing()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());
        project.Write("C.cs", "class C;");
        var whole = ApprovalsText.Of(Templates.Valid());
        var approvals = project.Write(Approvals, whole);
        Assert.True((await project.Build()).Succeeded);
        var outputs = project.Stamps("bin/watemplates/Debug/twilio");

        var broken = whole[..whole.IndexOf("\"content\"", StringComparison.Ordinal)];
        project.Write(Approvals, broken);
        var failed = await project.Build("-v:m");

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(1, failed.Count("WAT"));
        Assert.Contains($"{approvals}({broken.Count(c => c == '\n') + 1},", failed.Output, StringComparison.Ordinal);
        Assert.Equal(1, failed.Count("error WAT0408"));
        Assert.Equal(broken, File.ReadAllText(approvals));
        Assert.Equal(whole, File.ReadAllText(project[Copy]));
        Assert.Equal(outputs, project.Stamps("bin/watemplates/Debug/twilio"));
    }

    [Fact]
    public async Task FolderInPlaceOfTheFile_IsWAT0408()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());
        Directory.CreateDirectory(project[Approvals]);

        var failed = await project.Build("-v:m");

        Assert.Equal((1, 1), (failed.ExitCode, failed.Count("error")));
        Assert.Equal(1, failed.Count("error WAT0408"));
    }

    [Fact]
    public async Task NamedFile_CountsInPlaceOfTheDefault_AndReachesTheCompiler()
    {
        using var project = new BuildProject(toolkit, "<WaTemplatesApprovalsFile>approvals/all.json</WaTemplatesApprovalsFile>");
        project.Write("a.wa.yaml", Templates.Valid());
        project.Write("C.cs", "class C;");
        project.Write(Approvals, ApprovalsText.Of(Templates.Valid()));
        project.Write("approvals/all.json", ApprovalsText.Of(Templates.Valid(), "rejected"));

        var byTask = await project.Build("-v:m");
        Assert.True(byTask.Succeeded, byTask.Output);
        Assert.Equal(1, byTask.Count("warning WAT0405"));
        Assert.Equal(File.ReadAllText(project["approvals/all.json"]), File.ReadAllText(project[Copy]));

        var byCompiler = await project.Build("-v:m", "-p:WaTemplatesDiagnosticsInBuild=compiler", "-p:WaTemplatesRequireApproval=true", "-t:Rebuild");

        Assert.Equal((1, 1, 0), (byCompiler.ExitCode, byCompiler.Count("error WAT0405"), byCompiler.Count("warning WAT0405")));
    }

    [Fact]
    public async Task UnusableProperty_IsWAT9004()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());

        var failed = await project.Compile("-p:WaTemplatesRequireApproval=yes");

        Assert.Equal((1, 1), (failed.ExitCode, failed.Count("error WAT9004: The property 'WaTemplatesRequireApproval' is 'yes'")));
    }
}
