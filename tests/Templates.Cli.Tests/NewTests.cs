namespace WaTemplates.Cli.Tests;

/// <summary>Starter templates.</summary>
public class NewTests
{
    [Theory]
    [InlineData("portal_feedback")]
    [InlineData("portal_feedback", "--kind", "invitation")]
    [InlineData("portal_feedback", "--kind", "two-way")]
    [InlineData("portal_feedback", "--kind", "notice")]
    [InlineData("2026")]
    [InlineData("null")]
    public void Starter_HasNoFinding(string name, params string[] options)
    {
        using var folder = new TemporaryFolder("neu ö");
        var written = CommandLine.Run(folder, ["new", name, .. options]);
        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        var text = File.ReadAllText(folder[name + ".wa.yaml"]);
        Assert.StartsWith("# yaml-language-server: $schema=https://raw.githubusercontent.com/watemplates/watemplates/main/schemas/template.schema.json\n", text);
        Assert.Contains($"kind: {(options.Length > 0 ? options[1] : "invitation")}\n", text);
        var check = CommandLine.Run(folder, "check");
        Assert.Equal((0, "", "1 file, 1 template, no errors"), (check.ExitCode, check.Output, check.Error.Trim()));
    }

    [Fact]
    public void ExistingFile_StaysAsItIs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine.wa.yaml", "mine");
        var result = CommandLine.Run(folder, "new", "mine");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("'mine.wa.yaml' exists already and was not changed.", result.Error);
        Assert.Equal("mine", File.ReadAllText(folder["mine.wa.yaml"]));
    }
}
