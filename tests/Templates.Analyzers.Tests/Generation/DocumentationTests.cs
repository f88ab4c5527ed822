using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.Generation;

/// <summary>The documentation of each method shows the text with its variables.</summary>
public class DocumentationTests
{
    [Theory]
    [InlineData("Create")]
    [InlineData("TryCreate")]
    public void Text_StandsInEachLanguage(string method)
    {
        var paragraphs = Summary(SampleTemplates.PortalFeedback, "PortalFeedback", method).Elements("para").Select(Shown);

        Assert.Equal(["de", "Hallo {firstName}!", "Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie {surveyUrl}.|Wenn Sie keine Nachrichten mehr möchten, öffnen Sie {optOutUrl}.", "Ihr Team", "pt_BR", "Olá {firstName}! Abra {surveyUrl} ou {optOutUrl}, por favor."], paragraphs);
    }

    [Fact]
    public void EveryPart_IsShown()
    {
        const string Yaml = """
            name: parts
            languages:
              en:
                header: Your ${m://City}
                body: Hello
                footer: Acme
                buttons:
                  - url: https://a.example/${m://Code}
                    title: Open
                replies:
                  yes: Thanks, ${m://FirstName}
            """;

        Assert.Equal(["en", "Your {city}", "Hello", "Acme", "Button: Open", "Button: https://a.example/{code}", "Reply: Thanks, {firstName}"], Summary(Yaml, "Parts", "Create").Elements("para").Select(Shown));
    }

    [Fact]
    public void SpecialCharacters_AreEscaped()
    {
        var yaml = "name: special\nlanguages:\n  en:\n    body: \"<b> & </summary> ${m://class} ${broken \\u2028 class Injected { } \\u0085 \\x01 \\u2029 end 🎁\"\n";

        var run = new GeneratorRun([new TestText("/a.wa.yaml", yaml)]);

        Assert.Empty(run.Compile());
        Assert.Null(run.Output.GetTypeByMetadataName("Injected"));
        Assert.Equal(["en", "<b> & </summary> {class} ${broken|class Injected { }|\uFFFD|end 🎁"], Summary(yaml, "Special", "Create").Elements("para").Select(Shown));
    }

    [Fact]
    public void LongText_IsWhole()
    {
        var text = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"word{i}"));

        Assert.Equal(text, Summary($"name: long\nlanguages:\n  en:\n    body: {text}\n", "Long", "Create").Elements("para").Last().Value);
    }

    private static XElement Summary(string yaml, string type, string method)
    {
        var run = new GeneratorRun([new TestText("/a.wa.yaml", yaml)]);
        var xml = run.Output.GetTypeByMetadataName($"Acme.WaTemplates.{type}")!.GetMembers(method).Single().GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken);
        return XElement.Parse(xml!).Element("summary")!;
    }

    private static string Shown(XElement paragraph) => string.Concat(paragraph.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "paramref" } reference => $"{{{reference.Attribute("name")!.Value}}}",
        XElement { Name.LocalName: "br" } => "|",
        XElement element => element.Value,
        XText text => Regex.Replace(text.Value, @"\n\s*", ""),
        _ => "",
    }));
}
