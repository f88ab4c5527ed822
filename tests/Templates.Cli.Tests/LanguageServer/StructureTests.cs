namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Outline, folding and preview.</summary>
public class StructureTests
{
    private const string Text = "name: a\nsamples: { FirstName: Anna }\nlanguages:\n  de:\n    body: |\n      Hallo ${m://FirstName} <b>\n      *fett*\n\n    buttons:\n      - quickReply: Ja\n      - url: https://a.example\n        title: Los\n";

    [Fact]
    public void Symbols_AreKeysBelowKeys()
    {
        using var session = new LspSession();
        var symbols = session.Client.Request("textDocument/documentSymbol", new { textDocument = new { uri = session.Open("a.wa.yaml", Text) } })!.AsArray();
        Assert.Equal(["name", "samples", "languages"], symbols.Select(symbol => symbol!["name"]!.GetValue<string>()));
        var language = symbols[2]!["children"]![0]!;
        Assert.Equal("de", language["name"]!.GetValue<string>());
        Assert.Equal(["Ja", "https://a.example"], language["children"]![1]!["children"]!.AsArray().Select(button => button!["name"]!.GetValue<string>()));
        Assert.Equal(6, language["children"]![0]!["range"]!["end"]!["line"]!.GetValue<int>());
    }

    [Fact]
    public void Folding_EndsWithTheValue()
    {
        using var session = new LspSession();
        var ranges = session.Client.Request("textDocument/foldingRange", new { textDocument = new { uri = session.Open("a.wa.yaml", Text) } })!.AsArray();
        Assert.Equal([(2, 11), (3, 11), (4, 6), (8, 11), (10, 11)], ranges.Select(range => (range!["startLine"]!.GetValue<int>(), range["endLine"]!.GetValue<int>())));
    }

    [Fact]
    public void Preview_IsFilledEscapedAndLoadsNothing()
    {
        using var session = new LspSession();
        var uri = session.Open("a.wa.yaml", Text);
        var html = session.Client.Request("watemplates/preview", new { uri })!["html"]!.GetValue<string>();
        Assert.Contains("<span class=\"s\">Anna</span>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("WAT0003", html, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        session.Client.Replace(uri, "[", 2);
        var broken = session.Client.Request("watemplates/preview", new { uri })!;
        Assert.False(broken["isCurrent"]!.GetValue<bool>());
        Assert.Contains("<span class=\"s\">Anna", broken["html"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(-32803, session.Client.Refused("watemplates/preview", new { uri = session.Open("x.yaml", "a: 1") }).Code);
    }
}
