using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.HandOver;

/// <summary><c>qualtrics</c> as a process of its own.</summary>
public class QualtricsTests
{
    private const string Buttons = """
        name: portal
        kind: two-way
        category: utility
        samples: { FirstName: Anna }
        languages:
          en:
            body: "Hello ${m://FirstName}, would you like to share your experience with our new portal?"
            buttons: [{ quickReply: Yes please }, { quickReply: No thanks }, { quickReply: Unsubscribe }]
        """;

    [Fact]
    public async Task ApprovedTexts_AreWritten_WithTheirIndex()
    {
        using var folder = new TemporaryFolder("qualtrics");
        folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel"));
        folder.Write("portal.wa.yaml", Buttons);
        await ApproveAsync(folder);
        var result = CommandLine.Run(folder, "qualtrics", "-o", "out");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("portal/en is left out: it has a header, a footer or buttons", result.Error, StringComparison.Ordinal);
        Assert.Equal(["index.csv", "index.md", "parcel.de.txt"], Files(folder));
        Assert.Equal("Hallo ${m://FirstName}, unser Portal ist am Sonntag geschlossen. Bis bald!", File.ReadAllText(folder["out/parcel.de.txt"]));
        var lines = File.ReadAllText(folder["out/index.csv"]).Split("\r\n");
        Assert.Equal("\"Name\",\"Language\",\"Message type\",\"Approved\",\"Since\",\"File\"", lines[0]);
        Assert.Matches("^\"parcel\",\"de\",\"WhatsApp message templates\",\"yes\",\"20[0-9]{2}-[0-9]{2}-[0-9]{2}\",\"parcel.de.txt\"$", lines[1]);
        var page = File.ReadAllText(folder["out/index.md"]);
        Assert.Contains("| parcel | de | WhatsApp message templates | yes |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not approved", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedText_IsRefused_UnlessForced_AndTheIndexSaysNo()
    {
        using var folder = new TemporaryFolder("qualtrics");
        folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel"));
        await ApproveAsync(folder);
        folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel", "Laden"));
        var refused = CommandLine.Run(folder, "qualtrics", "-o", "out");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("parcel/de is not approved: changed since its submission", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));

        Assert.Equal(0, CommandLine.Run(folder, "qualtrics", "-o", "out", "--force").ExitCode);
        Assert.Contains("\"no\",\"\",\"parcel.de.txt\"", File.ReadAllText(folder["out/index.csv"]), StringComparison.Ordinal);
        Assert.Contains("Do not put them into the library yet", File.ReadAllText(folder["out/index.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void ATextThatIsGone_GoesWithTheNextRun_AndOtherFilesStay()
    {
        using var folder = new TemporaryFolder("qualtrics");
        folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel"));
        folder.Write("other.wa.yaml", TemplateTexts.Good("other", "Laden"));
        Assert.Equal(0, CommandLine.Run(folder, "qualtrics", "-o", "out", "--force").ExitCode);
        folder.Write("out/notes.txt", "mine");
        File.Delete(folder["other.wa.yaml"]);
        Assert.Equal(0, CommandLine.Run(folder, "qualtrics", "-o", "out", "--force").ExitCode);
        Assert.Equal(["index.csv", "index.md", "notes.txt", "parcel.de.txt"], Files(folder));
    }

    [Theory]
    [InlineData(1, "mend the errors first", "error")]
    [InlineData(1, "there is no text for Qualtrics", "buttons")]
    [InlineData(1, "mend the errors first", "broken approvals")]
    [InlineData(2, "cannot be written", "file in place of the folder")]
    public void WhatCannotBe_IsTold_AndNothingIsWritten(int exitCode, string why, string trouble)
    {
        using var folder = new TemporaryFolder("qualtrics");
        folder.Write("parcel.wa.yaml", trouble == "error" ? TemplateTexts.Bad("parcel") : trouble == "buttons" ? Buttons : TemplateTexts.Good("parcel"));
        if (trouble == "broken approvals")
            folder.Write("watemplates.approvals.json", """{"version":9}""");
        if (trouble == "file in place of the folder")
            folder.Write("out", "a file");
        var result = CommandLine.Run(folder, "qualtrics", "-o", "out", "--force");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    private static string[] Files(TemporaryFolder folder) => [.. Directory.GetFiles(folder["out"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static async Task ApproveAsync(TemporaryFolder folder)
    {
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(0, CommandLine.Run(folder, "build", "-o", "built").ExitCode);
        simulator.ApproveManifests(folder["built"]);
        File.Move(Path.Combine(folder["built"], "simulator.approvals.json"), folder["watemplates.approvals.json"]);
    }
}
