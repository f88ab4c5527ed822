namespace WaTemplates.Cli.Tests;

/// <summary>Command lines that cannot run: exit code 2, nothing on standard output, a hint on standard error.</summary>
public class UsageTests
{
    [Theory]
    [InlineData("'--colour' is no option", "check", "--colour")]
    [InlineData("'missing'", "check", "missing")]
    [InlineData("a PATH is empty", "check", "")]
    [InlineData("xml", "check", "--format", "xml")]
    [InlineData("chekc", "chekc")]
    [InlineData("--output", "build")]
    [InlineData("'missing'", "build", "missing", "-o", "out")]
    [InlineData("survey", "new", "name", "--kind", "survey")]
    [InlineData("'Portal-Feedback' cannot be a template's name. Use lower case letters", "new", "Portal-Feedback")]
    [InlineData("cannot be a template's name", "new", "../up")]
    [InlineData("sms", "convert", "--to", "sms")]
    [InlineData("needs the map", "convert", "--to", "qualtrics")]
    [InlineData("'missing'", "preview", "missing")]
    [InlineData("Required argument missing for command: 'import'", "import")]
    [InlineData("'missing'", "import", "missing")]
    [InlineData("'--twilio' is no option", "import", "--twilio")]
    [InlineData("'e' is no WhatsApp language code", "import", ".", "--language", "e")]
    [InlineData("Write 'pt_BR' or 'pt_PT'", "import", ".", "--language", "pt")]
    [InlineData("Write KEY=PLACEHOLDER", "import", ".", "--variable", "FirstName")]
    [InlineData("Write l://SurveyURL", "import", ".", "--variable", "2=l://SurveyUrl")]
    [InlineData("the map 'missing' cannot be read", "import", ".", "--map", "missing")]
    [InlineData("there is nothing to import in '.'. Looked for *.txt", "import", ".")]
    public void BadUsage_IsExitCode2(string complaint, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run(folder, arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(complaint, result.Error);
        Assert.StartsWith("watemplates: ", result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void NoCommand_IsExitCode2()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run(folder);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("watemplates --help", result.Error);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("check")]
    [InlineData("build")]
    [InlineData("convert")]
    [InlineData("preview")]
    [InlineData("import")]
    [InlineData("optout")]
    [InlineData("contact")]
    public void Help_HasExamples_ThatParse(string command)
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run(folder, command, "--help");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Usage:", result.Output);
        var examples = result.Output[result.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"  watemplates {command}", examples);
    }

    [Fact]
    public void Version_IsTheProducts()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run(folder, "--version");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Output);
    }
}
