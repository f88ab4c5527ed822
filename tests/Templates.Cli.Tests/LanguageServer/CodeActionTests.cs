using System.Text.Json.Nodes;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Fixes, suppressions, and all fixes of a file.</summary>
public class CodeActionTests
{
    private static readonly object Whole = new { start = new { line = 0, character = 0 }, end = new { line = 999, character = 0 } };

    [Fact]
    public void Fix_MendsItsFinding()
    {
        using var session = new LspSession();
        var text = TemplateTexts.Good("a").Replace("kind:", "kinn:", StringComparison.Ordinal);
        var uri = session.Open("a.wa.yaml", text);
        var action = Actions(session, uri, "quickfix").First(action => action["title"]!.GetValue<string>() == "Replace 'kinn' with 'kind'");
        Assert.True(action["isPreferred"]!.GetValue<bool>());
        Assert.Equal("WAT0002", action["diagnostics"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(TemplateTexts.Good("a"), Marked.Apply(text, action["edit"]!["changes"]![uri]!.AsArray()));
    }

    [Theory]
    [InlineData("body: |\n      Unser Portal ist am Sonntag\n      wieder offen, ${m://FirstName}!\n")]
    [InlineData("body: \"Unser Portal ist am Sonntag wieder offen, ${m://FirstName}!\"\n")]
    [InlineData("{ header: Portal, body: \"Unser Portal ist am Sonntag wieder offen, ${m://FirstName}!\" }")]
    public void Suppression_LeavesOnlyTheQuestionForAReason(string language)
    {
        using var session = new LspSession();
        var text = "name: a\nkind: notice\ncategory: utility\nsamples: { FirstName: Anna }\nlanguages:\n  de:" + (language[0] == '{' ? " " : "\n    ") + language;
        var uri = session.Open("a.wa.yaml", text);
        Assert.Equal(["WAT0304"], LspClient.Codes(session.Client.Diagnostics(uri)));
        var action = Actions(session, uri, "quickfix").Single(action => action["title"]!.GetValue<string>().StartsWith("Suppress WAT0304", StringComparison.Ordinal));
        var suppressed = Marked.Apply(text, action["edit"]!["changes"]![uri]!.AsArray());
        session.Client.Replace(uri, suppressed, 2);
        Assert.Equal(["WAT0009"], LspClient.Codes(session.Client.Diagnostics(uri, 2)));
        session.Client.Replace(uri, suppressed.Replace("-- \n", "-- the brand follows in the footer\n", StringComparison.Ordinal), 3);
        Assert.Empty(session.Client.Diagnostics(uri, 3));
    }

    [Fact]
    public void FixAll_IsResolvedAndMendsTheFile()
    {
        using var session = new LspSession(capabilities: new { workspace = new { workspaceEdit = new { documentChanges = true } }, textDocument = new { codeAction = new { resolveSupport = new { properties = new[] { "edit" } } } } });
        var text = TemplateTexts.Good("a").Replace("kind:", "kinn:", StringComparison.Ordinal).Replace("category:", "categry:", StringComparison.Ordinal);
        var uri = session.Open("a.wa.yaml", text);
        var action = Assert.Single(Actions(session, uri, "source.fixAll"));
        Assert.Null(action["edit"]);
        var edit = session.Client.Request("codeAction/resolve", action)!["edit"]!["documentChanges"]![0]!;
        Assert.Equal(1, edit["textDocument"]!["version"]!.GetValue<int>());
        Assert.Equal(TemplateTexts.Good("a"), Marked.Apply(text, edit["edits"]!.AsArray()));
    }

    [Fact]
    public void Kinds_AreHeldApart()
    {
        using var session = new LspSession();
        var uri = session.Open("a.wa.yaml", TemplateTexts.Good("a").Replace("kind:", "kinn:", StringComparison.Ordinal));
        Assert.Empty(Actions(session, uri, "refactor"));
        Assert.All(Actions(session, uri, "quickfix"), action => Assert.Equal("quickfix", action["kind"]!.GetValue<string>()));
        Assert.Contains("source.fixAll.watemplates", Actions(session, uri).Select(action => action["kind"]!.GetValue<string>()));
    }

    private static JsonNode[] Actions(LspSession session, string uri, params string[] only)
        => session.Client.Request("textDocument/codeAction", new { textDocument = new { uri }, range = Whole, context = new { diagnostics = Array.Empty<object>(), only = only.Length == 0 ? null : only } })!.AsArray().ToArray()!;
}
