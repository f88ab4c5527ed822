using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WaTemplates.Cli.Tests;

/// <summary>The formats other programs read.</summary>
public class ReportTests
{
    [Fact]
    public void Json_HasTheContractsShape()
    {
        using var folder = Folder();
        var result = CommandLine.Run(folder, "check", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("„Grün", result.Output);
        using var json = JsonDocument.Parse(result.OutputBytes);
        var root = json.RootElement;
        Assert.Equal(["version", "files", "templates", "diagnostics"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal((1, 3, 3), (root.GetProperty("version").GetInt32(), root.GetProperty("files").GetInt32(), root.GetProperty("templates").GetInt32()));
        var findings = root.GetProperty("diagnostics").EnumerateArray().ToArray();
        Assert.Equal(["b,50%.wa.yaml WAT0101", "c.wa.yaml WAT0304", "d/e.wa.yaml WAT0004"], findings.Select(f => $"{f.GetProperty("file").GetString()} {f.GetProperty("id").GetString()}"));
        Assert.All(findings, f => Assert.Equal(["id", "severity", "message", "file", "startLine", "startColumn", "endLine", "endColumn", "template", "language", "helpLink"], f.EnumerateObject().Select(member => member.Name)));
        var banned = findings[0];
        Assert.Equal(("error", "b", "de", 7, 43, 7, 50), (banned.GetProperty("severity").GetString(), banned.GetProperty("template").GetString(), banned.GetProperty("language").GetString(), Number(banned, "startLine"), Number(banned, "startColumn"), Number(banned, "endLine"), Number(banned, "endColumn")));
        Assert.EndsWith("/WAT0101.md", banned.GetProperty("helpLink").GetString());
        Assert.Equal("warning", findings[1].GetProperty("severity").GetString());
    }

    [Fact]
    public void Sarif_HasRulesAndRelativeEscapedPaths()
    {
        using var folder = Folder();
        var result = CommandLine.Run(folder, "check", "--format", "sarif");
        Assert.Equal(1, result.ExitCode);
        using var json = JsonDocument.Parse(result.OutputBytes);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal(["WAT0004", "WAT0101", "WAT0304"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        var first = run.GetProperty("results")[0];
        Assert.Equal("WAT0101", first.GetProperty("ruleId").GetString());
        var location = first.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("b,50%.wa.yaml", Uri.UnescapeDataString(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!));
        Assert.DoesNotContain("50%.", location.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(7, Number(location.GetProperty("region"), "startLine"));
    }

    [Fact]
    public void Sarif_OutsideTheCurrentFolder_HasAnAbsoluteUri()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder("wo#anders");
        var path = elsewhere.Write("b.wa.yaml", TemplateTexts.Bad("b"));
        using var json = JsonDocument.Parse(CommandLine.Run(folder, "check", path, "--format", "sarif").OutputBytes);
        var artifact = json.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal(path, new Uri(artifact.GetProperty("uri").GetString()!).LocalPath);
        Assert.False(artifact.TryGetProperty("uriBaseId", out _));
    }

    [Fact]
    public void GitHub_EscapesPropertiesAndData()
    {
        using var folder = Folder();
        var result = CommandLine.Run(folder, "check", "--format", "github");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(3, result.Lines.Length);
        Assert.StartsWith("::error file=b%2C50%25.wa.yaml,line=7,col=43,endLine=7,endColumn=50,title=WAT0101::", result.Lines[0]);
        Assert.StartsWith("::warning file=c.wa.yaml,", result.Lines[1]);
        Assert.Contains("'100%25 „Grün'", result.Lines[2]);
        Assert.All(result.Lines, line => Assert.Matches(@"^::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=WAT\d{4}::.+$", line));
    }

    [Fact]
    public void JUnit_HasACaseAFile_AndAFailureAnError()
    {
        using var folder = Folder();
        folder.Write("good.wa.yaml", TemplateTexts.Good("good", "Turm"));
        var result = CommandLine.Run(folder, "check", "--format", "junit");
        Assert.Equal(1, result.ExitCode);
        var suite = XDocument.Parse(result.Output).Root!.Element("testsuite")!;
        Assert.Equal(("4", "2"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        var cases = suite.Elements("testcase").ToDictionary(test => test.Attribute("name")!.Value);
        Assert.Equal(["b,50%.wa.yaml", "c.wa.yaml", "d/e.wa.yaml", "good.wa.yaml"], cases.Keys);
        Assert.Equal("WAT0101", Assert.Single(cases["b,50%.wa.yaml"].Elements("failure")).Attribute("type")!.Value);
        Assert.Contains("warning WAT0304", Assert.Single(cases["c.wa.yaml"].Elements()).Value);
        Assert.Empty(cases["good.wa.yaml"].Elements());
    }

    [Fact]
    public void ControlCharactersOfATemplate_ReachNoReport()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.wa.yaml", TemplateTexts.Good("a").Replace("utility", "\"\\e[31m<&>\\u0001\""));
        var text = CommandLine.Run(folder, "check");
        Assert.Matches(new Regex(@"^a\.wa\.yaml\(3,11\): error WAT0004: '.*<&>"), Assert.Single(text.Lines));
        Assert.DoesNotContain('\e', text.Output);
        Assert.Contains("<&>", XDocument.Parse(CommandLine.Run(folder, "check", "--format", "junit").Output).Descendants("failure").Single().Attribute("message")!.Value);
        using var json = JsonDocument.Parse(CommandLine.Run(folder, "check", "--format", "json").OutputBytes);
        Assert.Contains("\e[31m<&>\u0001", json.RootElement.GetProperty("diagnostics")[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    [InlineData("junit")]
    public void EmptyFolder_IsAWarningInEveryFormat(string format)
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run(folder, "check", "--format", format);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("WAT9001", result.Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    [InlineData("junit")]
    public void PipedReport_HasNeitherColoursNorByteOrderMark(string format)
    {
        using var folder = Folder();
        var result = CommandLine.Run(folder, "check", "--format", format);
        Assert.DoesNotContain((byte)0x1B, result.OutputBytes);
        Assert.NotEqual(0xEF, result.OutputBytes[0]);
    }

    /// <summary>An error in a file with an awkward name, a warning, and a message with awkward characters.</summary>
    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder("berichte ä");
        folder.Write("b,50%.wa.yaml", TemplateTexts.Bad("b"));
        folder.Write("c.wa.yaml", TemplateTexts.Doubtful("c"));
        folder.Write("d/e.wa.yaml", TemplateTexts.Good("e", "Laden").Replace("utility", "100% „Grün"));
        return folder;
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
