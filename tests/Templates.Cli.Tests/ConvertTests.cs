using System.Text;
using System.Text.Json;

namespace WaTemplates.Cli.Tests;

/// <summary>A text goes through <c>convert</c> and back without a byte of difference.</summary>
public class ConvertTests
{
    private const string Text = "Grüße ${m://FirstName} 👋🏽\r\n\r\nÖffnen Sie ${l://SurveyURL}.\r\n{{7}} bleibt, ${m://FirstName} kommt wieder\t\n";

    [Theory]
    [InlineData(Text)]
    [InlineData("ohne Zeilenende ${l://SurveyURL}")]
    [InlineData("\uFEFFmit Marke ${m://FirstName}\r")]
    [InlineData("")]
    public void RoundTrip_IsByteExact(string text)
    {
        using var folder = new TemporaryFolder("umwandeln ü");
        var source = Encoding.UTF8.GetBytes(text);
        var twilio = CommandLine.Run(folder, source, [], "convert", "--to", "twilio", "--map", "karte ä.json");
        Assert.Equal((0, ""), (twilio.ExitCode, twilio.Error));
        var back = CommandLine.Run(folder, twilio.OutputBytes, [], "convert", "--to", "qualtrics", "--map", "karte ä.json");
        Assert.Equal((0, ""), (back.ExitCode, back.Error));
        Assert.Equal(source, back.OutputBytes);
    }

    [Fact]
    public void Placeholders_BecomeNumbers_AndTheMapTellsWhich()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run(folder, Encoding.UTF8.GetBytes(Text), [], "convert", "--map", "map.json");
        Assert.Equal("Grüße {{1}} 👋🏽\r\n\r\nÖffnen Sie {{2}}.\r\n{{7}} bleibt, {{3}} kommt wieder\t\n", result.Output);
        using var map = JsonDocument.Parse(File.ReadAllText(folder["map.json"]));
        Assert.Equal(["1 ${m://FirstName}", "2 ${l://SurveyURL}", "3 ${m://FirstName}"], map.RootElement.GetProperty("variables").EnumerateArray().Select(v => $"{v.GetProperty("number")} {v.GetProperty("placeholder")}"));
    }

    [Theory]
    [InlineData("""{ "variables": [ { "number": 1, "placeholder": "${m://FirstName}" } ] }""", "does not tell what {{2}} stands for")]
    [InlineData("""{ "variables": [ { "number": "1" } ] }""", "is no map: each of 'variables' needs a 'number' and a 'placeholder'")]
    [InlineData("{}", "is no map: the member 'variables' is missing")]
    [InlineData("[", "is no map: line 1, column 2")]
    [InlineData(null, "cannot be read: it does not exist")]
    public void UnusableMap_IsExitCode2_AndNothingIsWritten(string? map, string complaint)
    {
        using var folder = new TemporaryFolder();
        if (map is not null)
            folder.Write("map.json", map);
        var result = CommandLine.Run(folder, "{{1}} und {{2}} und {{2}}"u8.ToArray(), [], "convert", "--to", "qualtrics", "--map", "map.json");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("watemplates: the map 'map.json' ", result.Error);
        Assert.Contains(complaint, result.Error);
    }

    [Fact]
    public void UnwritableMap_IsExitCode2_AndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["map.json"]);
        var result = CommandLine.Run(folder, "${m://FirstName}"u8.ToArray(), [], "convert", "--map", "map.json");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("the map 'map.json' cannot be written: it is a folder", result.Error);
    }

    [Fact]
    public void InvalidUtf8_IsExitCode2_WithItsOffset()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run(folder, [0x41, 0x42, 0xFC, 0x43], [], "convert");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("byte at offset 2", result.Error);
    }
}
