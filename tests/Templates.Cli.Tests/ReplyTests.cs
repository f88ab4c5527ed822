using System.Text;
using System.Text.Json.Nodes;

namespace WaTemplates.Cli.Tests;

/// <summary><c>reply</c>: a line for a line, whatever the text.</summary>
public class ReplyTests
{
    private const string Texts = "ja\n\n11\n1️⃣\n  3 \nSTOP\nSTART\nWann haben Sie offen?\n👍🏽\n";

    [Fact]
    public void Lines_AreAnsweredOneByOne()
    {
        using var folder = new TemporaryFolder("reply");
        var result = CommandLine.Run(folder, Encoding.UTF8.GetBytes(Texts), [], "reply", "--language", "de", "--format", "json");
        Assert.Equal(0, result.ExitCode);
        var lines = result.Lines.Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(Texts.Split('\n')[..^1], lines.Select(line => line["text"]!.GetValue<string>()));
        Assert.Equal(["yes", "unclear", "unclear", "yes", "unsubscribe", "unsubscribe", "start", "free", "yes"], lines.Select(line => line["kind"]!.GetValue<string>()));
        Assert.All(lines, line => Assert.NotEmpty(line["rule"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("--language", "xx")]
    [InlineData("--template", "nope")]
    public void WhatIsNotThere_IsWrongUsage(params string[] arguments)
    {
        using var folder = new TemporaryFolder("reply");
        var result = CommandLine.Run(folder, ["reply", "ja", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(arguments[1], result.Error, StringComparison.Ordinal);
    }
}
