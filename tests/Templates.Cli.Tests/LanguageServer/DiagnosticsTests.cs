using System.Text.Json.Nodes;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Findings while one types, in one file and across files.</summary>
public class DiagnosticsTests
{
    [Fact]
    public void Opened_HasItsFindingsAtTheWord()
    {
        using var session = new LspSession();
        var finding = Assert.Single(session.Client.Diagnostics(session.Open("a.wa.yaml", TemplateTexts.Bad("a"))))!;
        Assert.Equal("WAT0101", finding["code"]!.GetValue<string>());
        Assert.Equal(1, finding["severity"]!.GetValue<int>());
        Assert.EndsWith("docs/rules/WAT0101.md", finding["codeDescription"]!["href"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((6, 42, 6, 49), RangeOf(finding));
    }

    [Fact]
    public void IncrementalEdits_CountUtf16Units()
    {
        using var session = new LspSession();
        var uri = session.Open("a.wa.yaml", TemplateTexts.Good("a").Replace("Hallo", "👍 Hallo", StringComparison.Ordinal));
        Assert.Empty(session.Client.Diagnostics(uri, 1));
        // Behind the emoji, which is two units; the second change is made in the text of the first.
        session.Client.Notify("textDocument/didChange", new
        {
            textDocument = new { uri, version = 2 },
            contentChanges = new[] { Insert(6, 14, "Umfrage "), Insert(6, 22, "s") },
        });
        var finding = Assert.Single(session.Client.Diagnostics(uri, 2))!;
        Assert.Equal(("WAT0101", (6, 14, 6, 21)), (finding["code"]!.GetValue<string>(), RangeOf(finding)));
    }

    [Fact]
    public void PositionsBeyondTheText_AreItsEnds()
    {
        using var session = new LspSession();
        var uri = session.Open("a.wa.yaml", "name: a\r\n");
        session.Client.Notify("textDocument/didChange", new { textDocument = new { uri, version = 2 }, contentChanges = new[] { Insert(0, 999, "b"), Insert(999, 0, "kinn: notice") } });
        Assert.Contains("WAT0002", LspClient.Codes(session.Client.Diagnostics(uri, 2)));
    }

    [Fact]
    public void OpenText_GoesBeforeTheDisk_AndTheDiskCountsOnceItIsClosed()
    {
        using var session = new LspSession(files: [("b.wa.yaml", TemplateTexts.Good("b", "Laden"))]);
        var a = session.Open("a.wa.yaml", TemplateTexts.Good("a"));
        Assert.Empty(session.Client.Diagnostics(a, 1));
        var c = session.Open("c.wa.yaml", TemplateTexts.Good("b", "Garten"));
        Assert.Equal(["WAT0006"], LspClient.Codes(session.Client.Diagnostics(c)));
        var b = session.Open("b.wa.yaml", TemplateTexts.Good("other", "Laden"));
        Assert.Empty(session.Client.Diagnostics(b));
        Assert.Empty(session.Client.Diagnostics(c));
        session.Client.Close(b);
        Assert.Empty(session.Client.Diagnostics(b));
        Assert.Equal(["WAT0006"], LspClient.Codes(session.Client.Diagnostics(c)));
        session.Client.Close(c);
        Assert.Empty(session.Client.Diagnostics(c));
    }

    [Fact]
    public void ChangesOnDisk_AreHeardOf()
    {
        using var session = new LspSession();
        var b = session.Open("b.wa.yaml", TemplateTexts.Good("b"));
        Assert.Empty(session.Client.Diagnostics(b, 1));
        session.Folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
        session.Client.Notify("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = session.UriOf("a.wa.yaml"), type = 1 } } });
        Assert.Equal(["WAT0315"], LspClient.Codes(session.Client.Diagnostics(b)));
        Assert.Equal("client/registerCapability", Assert.Single(session.Client.ServerRequests)["method"]!.GetValue<string>());
    }

    [Fact]
    public void WithoutAClientThatWatches_TheServerDoes()
    {
        using var session = new LspSession(capabilities: new { });
        var b = session.Open("b.wa.yaml", TemplateTexts.Good("b"));
        Assert.Empty(session.Client.Diagnostics(b, 1));
        // The watch begins in the background; a write before it is no change.
        for (var i = 0; i < 50 && !session.Client.HasDiagnostics; i++)
        {
            session.Folder.Write("a.wa.yaml", TemplateTexts.Good("a") + new string('\n', i));
            Thread.Sleep(200);
        }

        Assert.Empty(session.Log.ToString());
        Assert.Equal(["WAT0315"], LspClient.Codes(session.Client.Diagnostics(b)));
    }

    [Fact]
    public void Settings_ApplyAsTheyAreTyped()
    {
        using var session = new LspSession();
        var a = session.Open("a.wa.yaml", TemplateTexts.Bad("a"));
        Assert.Equal(1, session.Client.Diagnostics(a)[0]!["severity"]!.GetValue<int>());
        var settings = session.Open("watemplates.config.yaml", "severity: { WAT0101: warning }\n");
        Assert.Equal(2, session.Client.Diagnostics(a)[0]!["severity"]!.GetValue<int>());
        session.Client.Replace(settings, "severity: { WAT0101: loud }\n", 2);
        Assert.Equal(1, session.Client.Diagnostics(a)[0]!["severity"]!.GetValue<int>());
        Assert.Equal(["WAT9004"], LspClient.Codes(session.Client.Diagnostics(settings, 2)));
    }

    [Fact]
    public void FilesOutsideAnyFolder_AreJudgedAlone_AndOtherYamlNotAtAll()
    {
        using var session = new LspSession(files: [("a.wa.yaml", TemplateTexts.Good("a"))]);
        session.Client.Open("file:///nowhere/b.wa.yaml", TemplateTexts.Good("a"));
        Assert.Empty(session.Client.Diagnostics("file:///nowhere/b.wa.yaml"));
        session.Client.Open("untitled:c.wa.yaml", TemplateTexts.Bad("c"));
        Assert.Equal(["WAT0101"], LspClient.Codes(session.Client.Diagnostics("untitled:c.wa.yaml")));
        session.Open("docker-compose.yaml", "a: [");
        Assert.True(session.Client.IsQuietFor(TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public void ABurstOfEdits_IsJudgedOnce()
    {
        using var session = new LspSession(begins: false);
        session.Client.Initialize(session.Folder.FullPath, debounce: 300);
        var uri = session.Open("a.wa.yaml", TemplateTexts.Good("a"));
        for (var version = 2; version <= 20; version++)
            session.Client.Replace(uri, TemplateTexts.Bad("a"), version);
        Assert.Equal(["WAT0101"], LspClient.Codes(session.Client.Diagnostics(uri)));
        Assert.True(session.Client.IsQuietFor(TimeSpan.FromMilliseconds(600)));
    }

    private static object Insert(int line, int character, string text) => new { range = new { start = new { line, character }, end = new { line, character } }, text };

    private static (int, int, int, int) RangeOf(JsonNode finding)
    {
        var range = finding["range"]!;
        return (range["start"]!["line"]!.GetValue<int>(), range["start"]!["character"]!.GetValue<int>(), range["end"]!["line"]!.GetValue<int>(), range["end"]!["character"]!.GetValue<int>());
    }
}
