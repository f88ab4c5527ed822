namespace WaTemplates.Packages.Tests.Consumers;

/// <summary>Projects of several kinds and languages with nothing but the packages.</summary>
public class ConsumerTests(BuiltConsumers consumers) : IClassFixture<BuiltConsumers>
{
    [Fact]
    public void NoConsumer_GetsAWarning() => Assert.DoesNotContain("warning", consumers.Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("Sending")]
    [InlineData("Named")]
    [InlineData("Library")]
    [InlineData("Several")]
    [InlineData("Alone")]
    [InlineData("FSharp")]
    [InlineData("VisualBasic")]
    public void Consumer_GetsSubmissionFiles_AndManifest(string project)
    {
        Assert.True(File.Exists(consumers[$"{project}/bin/watemplates/Debug/twilio/portal_feedback.en.content.json"]));
        Assert.True(File.Exists(consumers[$"{project}/bin/Debug/net10.0/watemplates/{project}.manifest.json"]));
    }

    /// <summary>The runtime with all that it needs lies beside the application; what only the build needs does not.</summary>
    [Theory]
    [InlineData("Sending", "Microsoft.Data.Sqlite.dll Polly.Core.dll SQLitePCLRaw.batteries_v2.dll SQLitePCLRaw.core.dll SQLitePCLRaw.provider.e_sqlite3.dll Sending.dll WaTemplates.Runtime.dll WaTemplates.Simulator.dll WaTemplates.Text.dll")]
    [InlineData("Alone", "Alone.dll")]
    public void Output_HasWhatRuns(string project, string expected)
        => Assert.Equal(expected.Split(' '), Directory.GetFiles(consumers[$"{project}/bin/Debug/net10.0"], "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void SeveralFrameworks_HaveTheManifestEach()
        => Assert.True(File.Exists(consumers["Several/bin/Debug/netstandard2.0/watemplates/Several.manifest.json"]));

    [Theory]
    [InlineData("Sending")]
    [InlineData("Named")]
    public async Task Console_SendsThroughTheSimulator(string project)
    {
        var run = await consumers.Run(project, "run", "--no-build");

        Assert.True(run.Succeeded, run.Output);
        Assert.Contains("Hello Jürgen!", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FSharp")]
    [InlineData("VisualBasic")]
    public async Task OtherLanguages_FailOnABadTemplate(string project)
    {
        consumers.Write($"{project}/messages/other.wa.yaml", ConsumerProject.Template.Replace("portal_feedback", "other", StringComparison.Ordinal).Replace("new portal", "survey", StringComparison.Ordinal));

        var build = await consumers.Run(project, "build", "--no-restore", "-nologo", "-tl:off", "-v:m");
        File.Delete(consumers[$"{project}/messages/other.wa.yaml"]);

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(1, build.Count("other.wa.yaml(13,25): error WAT0101: 'survey' "));
        Assert.Equal(1, build.Count("error"));
    }
}
