using WaTemplates.Build.Inputs;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Build.Tests;

/// <summary>What is analyzed, kept and written again, without MSBuild around it.</summary>
public sealed class TemplateProjectTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Template_WrittenMomentsAgo_IsComparedByContent()
    {
        Write("a.wa.yaml", Templates.Valid(sentence: " Danke."), ageInSeconds: 0);
        Assert.Equal(1, Build().Analyzed);
        var time = File.GetLastWriteTimeUtc(folder["a.wa.yaml"]);

        Assert.Equal(0, Build().Analyzed);
        folder.Write("a.wa.yaml", Templates.Valid(sentence: " Merci."));
        File.SetLastWriteTimeUtc(folder["a.wa.yaml"], time);
        Assert.Equal(1, Build().Analyzed);
    }

    [Fact]
    public void Template_TouchedOnly_IsNotAnalyzed()
    {
        Write("a.wa.yaml", Templates.Valid());
        Build();
        File.SetLastWriteTimeUtc(folder["a.wa.yaml"], DateTime.UtcNow.AddMinutes(-1));

        Assert.Equal(0, Build().Analyzed);
    }

    [Theory]
    [InlineData("state.bin", 0)]
    [InlineData("state.bin", 100)]
    [InlineData("results.bin", 100)]
    public void DamagedState_CountsAsNone(string file, int length)
    {
        Write("a.wa.yaml", Templates.Valid("first"));
        Write("b.wa.yaml", Templates.Valid("second"));
        Build();
        using (var stream = File.OpenWrite(folder["obj/" + file]))
            stream.SetLength(length);
        Write("b.wa.yaml", Templates.Valid("second", " Danke."));

        Assert.Equal(2, Build().Analyzed);
        Assert.Equal(0, Build().Analyzed);
    }

    [Fact]
    public void FlippedBitInState_CountsAsNone()
    {
        Write("a.wa.yaml", Templates.Valid());
        Build();
        var bytes = File.ReadAllBytes(folder["obj/state.bin"]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder["obj/state.bin"], bytes);

        Assert.Equal(1, Build().Analyzed);
    }

    [Fact]
    public void StateOfAnotherFolder_CountsAsNone()
    {
        Write("a.wa.yaml", Templates.Valid());
        Build();

        var moved = new TemplateProject(new ProjectFolders(folder["elsewhere"], folder["obj"], folder["bin"]), [folder["a.wa.yaml"]], Approvals());
        moved.Analyze(TestContext.Current.CancellationToken);

        Assert.Equal(1, moved.AnalyzedCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Output_DeletedOrEdited_IsRestored(bool isEdited)
    {
        Write("a.wa.yaml", Templates.Valid());
        Build();
        var output = folder["bin/twilio/portal_feedback.de.content.json"];
        var content = File.ReadAllText(output);
        File.Delete(output);
        if (isEdited)
            File.WriteAllText(output, "{}");

        Assert.Equal(0, Build().Analyzed);
        Assert.Equal(content, File.ReadAllText(output));
    }

    [Fact]
    public void Settings_Changed_AnalyzeTheirTemplatesAlone()
    {
        Write(".git/HEAD", "");
        Write("a/a.wa.yaml", Templates.Valid("first"));
        Write("b/b.wa.yaml", Templates.Valid("second", " Mehr: https://example.com/portal."));
        Assert.Equal([Severity.Warning], Build().Diagnostics.Select(d => d.Severity));

        Write("b/watemplates.config.yaml", "severity: { WAT0111: error, WAT9999: none }\n");
        var (analyzed, diagnostics) = Build();
        Assert.Equal(1, analyzed);
        Assert.Equal(["WAT0111 Error", "WAT9004 Error"], diagnostics.Select(d => $"{d.Id} {d.Severity}"));

        (analyzed, diagnostics) = Build();
        Assert.Equal(0, analyzed);
        Assert.Equal(2, diagnostics.Count);
    }

    [Fact]
    public void Approvals_Changed_AreLinkedWithoutAnalysis_AndWriteNoOutput()
    {
        Write("a.wa.yaml", Templates.Valid());
        Assert.Empty(Build().Diagnostics);
        var outputs = Stamps();

        foreach (var (approvals, areRequired, expected) in new[]
        {
            (ApprovalsText.Of(Templates.Valid(), "rejected"), false, "WAT0405 Warning"),
            (ApprovalsText.Of(Templates.Valid(), "rejected"), true, "WAT0405 Error"),
            (ApprovalsText.Of(Templates.Valid(sentence: " Danke.")), true, "WAT0403 Error"),
            (ApprovalsText.Of(Templates.Valid()), true, ""),
            ("{", false, "WAT0408 Error"),
        })
        {
            Write("watemplates.approvals.json", approvals, ageInSeconds: 0);
            // The second time from the state alone.
            for (var i = 0; i < 2; i++)
            {
                var (analyzed, diagnostics) = Build(areRequired: areRequired);
                Assert.Equal((0, expected), (analyzed, string.Join(", ", diagnostics.Select(d => $"{d.Id} {d.Severity}"))));
            }
        }

        File.Delete(folder["watemplates.approvals.json"]);
        Assert.Empty(Build().Diagnostics);
        Assert.Equal(outputs, Stamps());
    }

    [Fact]
    public void Findings_AcrossFiles_FollowEachChange()
    {
        Write("a.wa.yaml", Templates.Valid());
        Write("b.wa.yaml", Templates.Valid());
        Assert.Equal(["WAT0006"], Build(write: false).Diagnostics.Select(d => d.Id).Distinct());

        Write("a.wa.yaml", Templates.Valid("other"));
        var (analyzed, diagnostics) = Build();
        Assert.Equal(1, analyzed);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void LastTemplate_Deleted_TakesAllOutputsAway()
    {
        Write("a.wa.yaml", Templates.Valid());
        Build();
        File.Delete(folder["a.wa.yaml"]);
        Build();

        Assert.False(Directory.Exists(folder["bin"]));
    }

    [Fact]
    public void OutputFolder_Changed_LeavesNothingInTheOldOne()
    {
        Write("a.wa.yaml", Templates.Valid());
        Build();
        Build(output: "other");

        Assert.False(Directory.Exists(folder["bin"]));
        Assert.True(File.Exists(folder["other/manifest.json"]));
    }

    [Fact]
    public void MissingTemplate_IsTriedOnEveryBuild()
    {
        var project = () => new TemplateProject(new ProjectFolders(folder.FullPath, folder["obj"], folder["bin"]), [folder["gone.wa.yaml"]], Approvals());
        for (var i = 0; i < 2; i++)
        {
            var build = project();
            Assert.Equal(["WAT0008"], build.Analyze(TestContext.Current.CancellationToken).Select(d => d.Id));
            Assert.Equal(1, build.AnalyzedCount);
            Assert.Null(build.Save());
        }
    }

    private (string Path, DateTime Written)[] Stamps()
        => [.. Directory.GetFiles(folder["bin"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.GetLastWriteTimeUtc(path)))];

    private void Write(string path, string content, int ageInSeconds = 3600)
    {
        folder.Write(path, content);
        File.SetLastWriteTimeUtc(folder[path], DateTime.UtcNow.AddSeconds(-ageInSeconds).AddMilliseconds(-Random.Shared.Next(500)));
    }

    private ApprovalsInput Approvals(bool areRequired = false) => new(folder["watemplates.approvals.json"], areRequired);

    private (int Analyzed, IReadOnlyList<Diagnostic> Diagnostics) Build(bool write = true, string output = "bin", bool areRequired = false)
    {
        var templates = Directory.GetFiles(folder.FullPath, "*.wa.yaml", SearchOption.AllDirectories);
        var project = new TemplateProject(new ProjectFolders(folder.FullPath, folder["obj"], folder[output]), templates, Approvals(areRequired));
        var diagnostics = project.Analyze(TestContext.Current.CancellationToken);
        if (write)
            Assert.Empty(project.WriteOutputs(TestContext.Current.CancellationToken));
        Assert.Null(project.Save());
        return (project.AnalyzedCount, diagnostics);
    }
}
