using System.Text.Json;

namespace WaTemplates.Cli.Tests;

/// <summary>The files <c>build</c> leaves behind.</summary>
public class BuildTests
{
    private readonly TemporaryFolder folder = new("bau ß");

    [Fact]
    public void GoodTemplates_GiveAllDocuments()
    {
        using (folder)
        {
            folder.Write("in/a.wa.yaml", TemplateTexts.Good("a"));
            var result = CommandLine.Run(folder, "build", "in", "-o", "out");
            Assert.Equal((0, ""), (result.ExitCode, result.Output));
            Assert.Contains("Twilio's documents are in " + Path.Combine("out", "twilio"), result.Error);
            Assert.Equal(["manifest.json", "qualtrics/a.de.txt", "report.sarif", "twilio/a.de.approval.json", "twilio/a.de.content.json"], Outputs());
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(folder["out/manifest.json"]));
            Assert.Equal("in/a.wa.yaml", manifest.RootElement.GetProperty("templates")[0].GetProperty("source").GetProperty("file").GetString());
            Assert.Equal("Hallo ${m://FirstName}, unser Portal ist am Sonntag geschlossen. Bis bald!", File.ReadAllText(folder["out/qualtrics/a.de.txt"]));
        }
    }

    [Fact]
    public void SecondBuild_ChangesNothing_AndRemovedTemplatesDisappear()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            var second = folder.Write("b.wa.yaml", TemplateTexts.Good("b", "Laden"));
            Assert.Equal(0, CommandLine.Run(folder, "build", "-o", "out").ExitCode);
            var before = Outputs().ToDictionary(path => path, path => File.GetLastWriteTimeUtc(folder["out/" + path]));
            Assert.Equal(0, CommandLine.Run(folder, "build", "-o", "out").ExitCode);
            Assert.All(before, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(folder["out/" + file.Key])));

            File.Delete(second);
            Assert.Equal(0, CommandLine.Run(folder, "build", "-o", "out").ExitCode);
            Assert.DoesNotContain(Outputs(), path => path.Contains("b.de"));
        }
    }

    [Fact]
    public void Error_LeavesEarlierDocuments_AndWritesTheReport()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            CommandLine.Run(folder, "build", "-o", "out");
            var before = File.ReadAllText(folder["out/manifest.json"]);
            folder.Write("a.wa.yaml", TemplateTexts.Bad("a"));
            var result = CommandLine.Run(folder, "build", "-o", "out");
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith("a.wa.yaml(7,43): error WAT0101", Assert.Single(result.Lines));
            Assert.Equal(before, File.ReadAllText(folder["out/manifest.json"]));
            Assert.Contains("WAT0101", File.ReadAllText(folder["out/report.sarif"]));
        }
    }

    [Fact]
    public void UnwritableOutput_IsAFinding()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            folder.Write("out", "a file where the folder should be");
            var result = CommandLine.Run(folder, "build", "-o", "out");
            Assert.Equal(1, result.ExitCode);
            Assert.All(result.Lines, line => Assert.Matches(@"^out[/\\].+\(1,1\): error WAT9002: ", line));
            Assert.DoesNotContain("Nothing was written but", result.Error);
        }
    }

    private string[] Outputs()
        => Directory.GetFiles(folder["out"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder["out"], path).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
}
