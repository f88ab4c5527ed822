namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Renaming a variable wherever its file names it.</summary>
public class RenameTests
{
    private const string Text = """
        name: a
        kind: two-way
        category: utility
        samples:
          Branch: Berlin
          SurveyURL: https://a.example/s
        languages:
          de:
            header: ${m://Branch}
            body: >-
              Hallo aus
              ${m://Branch}, 1 ja, 2 nein, 3 abmelden
            buttons:
              - url: https://a.example/${e://Field/Branch}
                title: Los
            replies:
              yes: "${l://SurveyURL} in ${m://Branch}"
            samples: { "Branch": München }
          en:
            body: Hello from ${m://Branch}
        """;

    [Theory]
    [InlineData(4, 3)]
    [InlineData(8, 20)]
    [InlineData(11, 12)]
    [InlineData(17, 17)]
    public void Rename_ReachesEveryPlace(int line, int character)
    {
        using var session = new LspSession();
        var text = Text.ReplaceLineEndings("\n");
        var uri = session.Open("a.wa.yaml", text);
        Assert.Equal("Branch", session.Client.Request("textDocument/prepareRename", LspClient.At(uri, line, character))!["placeholder"]!.GetValue<string>());
        var edit = session.Client.Request("textDocument/rename", new { textDocument = new { uri }, position = new { line, character }, newName = "Site" })!;
        Assert.Equal(text.Replace("\"Branch\"", "Site", StringComparison.Ordinal).Replace("Branch", "Site", StringComparison.Ordinal), Marked.Apply(text, edit["changes"]![uri]!.AsArray()));
    }

    [Theory]
    [InlineData("", "cannot be the name")]
    [InlineData("a}b", "cannot be the name")]
    [InlineData("a b", "cannot be the name")]
    [InlineData("firstname", "FirstName")]
    [InlineData("SurveyURL", "is a variable of this file already")]
    public void InvalidNames_AreRefused(string name, string why)
    {
        using var session = new LspSession();
        var uri = session.Open("a.wa.yaml", Text.ReplaceLineEndings("\n"));
        var (code, message) = session.Client.Refused("textDocument/rename", new { textDocument = new { uri }, position = new { line = 4, character = 3 }, newName = name });
        Assert.Equal(-32803, code);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksAndOtherPlaces_CannotBeRenamed()
    {
        using var session = new LspSession();
        var uri = session.Open("a.wa.yaml", Text.ReplaceLineEndings("\n"));
        Assert.Contains("named by Qualtrics", session.Client.Refused("textDocument/prepareRename", LspClient.At(uri, 5, 4)).Message, StringComparison.Ordinal);
        Assert.Null(session.Client.Request("textDocument/prepareRename", LspClient.At(uri, 0, 0)));
        Assert.Contains("No variable", session.Client.Refused("textDocument/rename", new { textDocument = new { uri }, position = new { line = 0, character = 0 }, newName = "x" }).Message, StringComparison.Ordinal);
    }
}
