using System.Text.Json.Nodes;
using WaTemplates.Cli.LanguageServer.Features.Completion;
using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>What is offered at the cursor, in files that are half written.</summary>
public class CompletionTests
{
    private const string Head = "name: a\nkind: notice\ncategory: utility\n";

    [Theory]
    [InlineData("‸", "name:  kind:  category:  description:  mailingList:  samples: languages:")]
    [InlineData(Head + "sa‸", "description:  mailingList:  samples: languages:")]
    [InlineData(Head + "[\n‸", "description:  mailingList:  samples: languages:")]
    [InlineData("kind: ‸", "invitation two-way notice")]
    [InlineData("kind:‸", " invitation  two-way  notice")]
    [InlineData("kind: tw‸o", "invitation two-way notice")]
    [InlineData("category: ‸\nname: a", "utility marketing")]
    [InlineData(Head + "languages:\n  de:\n    ‸", "header:  body: | footer:  buttons: replies: samples:")]
    [InlineData(Head + "languages:\n  de:\n    body: |\n      Hallo\n    f‸", "header:  footer:  buttons: replies: samples:")]
    [InlineData(Head + "languages:\n  de:\n    buttons:\n      - ‸", "quickReply:  id:  url:  title:  phone: ")]
    [InlineData(Head + "languages:\n  de:\n    buttons:\n      - url: https://a.example\n        ‸", "quickReply:  id:  title:  phone: ")]
    [InlineData(Head + "languages:\n  de:\n    buttons:\n    - url: https://a.example\n      t‸", "quickReply:  id:  title:  phone: ")]
    [InlineData(Head + "languages:\n  de:\n    replies:\n      yes: ok\n      ‸", "no:  unsubscribe:  unclear: ")]
    [InlineData(Head + "languages:\n  de:\n    body: |\n      Hallo ‸", "")]
    [InlineData(Head + "samples:\n  ‸\nlanguages:\n  de:\n    body: Hi ${m://FirstName} ${l://SurveyURL}", "FirstName: Anna SurveyURL: https://feedback.example.com/s/sample")]
    [InlineData(Head + "samples: { FirstName: Anna, ‸ }\nlanguages:\n  de:\n    body: Hi ${m://FirstName} ${m://LastName}", "LastName: Example")]
    public void Keys_AndValues(string marked, string expected)
        => Assert.Equal(expected, string.Join(' ', Items("a.wa.yaml", marked).Select(item => item["textEdit"]!["newText"]!.GetValue<string>())));

    [Theory]
    [InlineData("s‸", "severity")]
    [InlineData("severity:\n  WAT01‸", "WAT0101")]
    [InlineData("severity:\n  WAT0101: ‸", "warning")]
    [InlineData("overrides:\n  - paths: [a]\n    severity:\n      WAT0401: ‸", "error")]
    [InlineData("bannedWords:\n  d‸", "de")]
    [InlineData("requireApproval: ‸", "true")]
    public void Settings_AreOffered(string marked, string expected) => Assert.Contains(expected, Labels("watemplates.config.yaml", marked));

    [Theory]
    [InlineData("${‸")]
    [InlineData("${m://‸")]
    [InlineData("${m://F‸ und mehr")]
    [InlineData("${‸}")]
    public void Placeholders_AreOfferedWithTheirMeaning(string typed)
    {
        var marked = Head + "samples:\n  Branch: Berlin\nlanguages:\n  de:\n    footer: ${e://Field/City}\n    body: |\n      Hallo " + typed;
        var items = Items("a.wa.yaml", marked);
        var labels = items.Select(item => item["label"]!.GetValue<string>()).ToArray();
        Assert.Equal(labels.Distinct(), labels);
        Assert.Subset(labels.ToHashSet(), new HashSet<string> { "${m://FirstName}", "${l://SurveyURL}", "${l://OptOutURL}", "${m://Branch}", "${e://Field/City}" });
        var first = items.Single(item => item["label"]!.GetValue<string>() == "${m://FirstName}");
        Assert.Equal("a field of the contact", first["detail"]!.GetValue<string>());
        var after = Marked.Apply(Marked.Parse(marked).Text, [first["textEdit"]!.DeepClone()]);
        Assert.Contains("Hallo ${m://FirstName}" + (typed.Contains("mehr", StringComparison.Ordinal) ? " und mehr" : ""), after, StringComparison.Ordinal);
        Assert.DoesNotContain("}}", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Languages_HaveNames()
    {
        var item = Items("a.wa.yaml", Head + "languages:\n  es‸").Single(item => item["label"]!.GetValue<string>() == "es_MX");
        Assert.Equal("Spanish (Mexico)", item["detail"]!.GetValue<string>());
        Assert.DoesNotContain(WhatsAppLanguages.All, code => LanguageNames.Of(code) is null || (code.Contains('_', StringComparison.Ordinal) && !LanguageNames.Of(code)!.EndsWith(')')));
    }

    [Fact]
    public void RuleIds_AreOfferedInASuppression() => Assert.Contains("WAT0304", Labels("a.wa.yaml", Head + "# watemplates-disable-next-line W‸"));

    private static string[] Labels(string file, string marked) => Items(file, marked).Select(item => item["label"]!.GetValue<string>()).ToArray();

    private static JsonNode[] Items(string file, string marked)
    {
        var (text, line, character) = Marked.Parse(marked);
        using var session = new LspSession();
        return session.Client.Request("textDocument/completion", LspClient.At(session.Open(file, text), line, character))!.AsArray().ToArray()!;
    }
}
