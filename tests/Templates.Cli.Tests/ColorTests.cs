using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Tests;

/// <summary>Colours on a terminal, and only there.</summary>
public partial class ColorTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    [InlineData("", true)]
    public void Terminal_GetsColours_UnlessNoColorIsSet(string? noColor, bool expected)
    {
        using var folder = new TemporaryFolder("farben");
        folder.Write("a.wa.yaml", TemplateTexts.Bad("a"));
        foreach (var command in new[] { "check", "preview" })
            Assert.Equal(expected, SelectGraphicRendition().IsMatch(OnTerminal(folder, command, noColor)));
    }

    private static string OnTerminal(TemporaryFolder folder, string command, string? noColor)
    {
        using var process = Process.Start(CommandLine.OnTerminal(folder, noColor is null ? [] : [("NO_COLOR", noColor)], command))!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Umfrage", output);
        Assert.Equal("", error.Result);
        return output;
    }

    // The runtime switches a terminal's keypad mode by other sequences; these are the colours.
    [GeneratedRegex(@"\e\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex SelectGraphicRendition();
}
