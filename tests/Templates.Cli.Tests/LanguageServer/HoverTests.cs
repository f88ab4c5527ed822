namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>What is told about the place under the pointer.</summary>
public class HoverTests
{
    [Theory]
    [InlineData("na‸me: a\n", "The template's name at Meta")]
    [InlineData("name: a\nlanguages:\n  e‸s_MX:\n    body: x\n", "Spanish (Mexico)")]
    [InlineData("name: a\n# watemplates-disable-next-line WAT03‸04 -- x\nkind: notice\n", "Only punctuation follows the last placeholder")]
    [InlineData("name: a\nlanguages:\n  de:\n    buttons:\n      - ur‸l: x\n", "The https address a button opens")]
    [InlineData("[ broken\nki‸nd: notice\n", "invitation: asks to open a link")]
    public void Keys_AreExplained(string marked, string expected) => Assert.Contains(expected, HoverAt(marked), StringComparison.Ordinal);

    [Fact]
    public void Placeholder_HasVariableNumberAndSample()
    {
        var hover = HoverAt(Text("Hallo ${m://FirstName}, hier ist ${m://Last‸Name} von nebenan, alles gut?"));
        Assert.Contains("Variable `LastName`, `{{2}}` at Twilio, sample `Example`", hover, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_HasItsTwilioFormAndPreview()
    {
        var hover = HoverAt(Text("Hallo ${m://FirstName}, hier ist ${m://LastName} von nebenan, alles gut?").Replace("body", "bo‸dy", StringComparison.Ordinal));
        Assert.Contains("Hallo {{1}}, hier ist {{2}} von nebenan", hover, StringComparison.Ordinal);
        Assert.Contains("Hallo Anna, hier ist Example von nebenan", hover, StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_HasTitleWhyAndLink()
    {
        var hover = HoverAt(Text("Bitte nehmen Sie an unserer Um‸frage teil, ${m://FirstName} ${m://LastName}, danke sehr!"));
        Assert.Contains("**WAT0101**", hover, StringComparison.Ordinal);
        Assert.Contains("docs/rules/WAT0101.md", hover, StringComparison.Ordinal);
        Assert.True(hover.Length > 250, "The page's Why is missing: " + hover);
    }

    private static string Text(string body)
        => $"name: a\nkind: notice\ncategory: utility\nsamples:\n  FirstName: Anna\n  LastName: Example\nlanguages:\n  de:\n    body: \"{body}\"\n";

    private static string HoverAt(string marked)
    {
        var (text, line, character) = Marked.Parse(marked);
        using var session = new LspSession();
        return session.Client.Request("textDocument/hover", LspClient.At(session.Open("a.wa.yaml", text), line, character))!["contents"]!["value"]!.GetValue<string>();
    }
}
