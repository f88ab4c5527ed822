using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Preview.Page;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Tests.Outputs;

/// <summary>Where findings stand on the page, whatever way a text is written.</summary>
public class PreviewPageTests
{
    [Theory]
    [InlineData("body: |\n      Eine Umfrage.\n      Bis bald")]
    [InlineData("body: >\n      Eine\n      Umfrage. Bis\n      bald")]
    [InlineData("body: \"Eine Umfr\\x61ge. Bis bald\"")]
    [InlineData("body: 'Eine Umfrage. Bis bald'")]
    [InlineData("body: Eine\n      Umfrage. Bis bald")]
    public void Word_IsMarkedInEveryStyleOfScalar(string body)
        => Assert.Contains("Eine <mark class=\"error\">Umfrage</mark><a class=\"ref error\" id=\"m1-1\" href=\"#n1-1\"", Page(body));

    [Fact]
    public void FindingInAPlaceholder_MarksItWhole()
    {
        var text = Text("    body: Hallo ${m://FirstName} und mehr\n");
        var place = text.Text.LastIndexOf("First", StringComparison.Ordinal);
        var page = Page(text, Finding(text, place, 2));
        Assert.Contains("<mark class=\"error\"><bdi class=\"v\"><span class=\"s\">Anna</span><span class=\"p\">${m://FirstName}</span><span class=\"t\">{{1}}</span></bdi></mark><a class=\"ref error\"", page);
    }

    [Fact]
    public void TwoFindingsThatOverlap_BothLeadToTheirNotes()
    {
        var text = Text("    body: one two three\n");
        var start = text.Text.IndexOf("one", StringComparison.Ordinal);
        var page = Page(text, Finding(text, start, 7), Finding(text, start + 4, 9));
        Assert.Contains("<mark class=\"error\">one </mark><mark class=\"error\">two</mark><a class=\"ref error\" id=\"m1-1\"", page);
        Assert.Contains("<mark class=\"error\"> three</mark><a class=\"ref error\" id=\"m1-2\"", page);
        Assert.Contains("<li id=\"n1-2\"", page);
    }

    [Fact]
    public void FindingBetweenTwoCharacters_HasItsNumberThere()
    {
        var text = Text("    body: one two\n");
        var page = Page(text, Finding(text, text.Text.IndexOf("two", StringComparison.Ordinal), 0));
        Assert.Contains("one <a class=\"ref error\" id=\"m1-1\"", page);
    }

    [Fact]
    public void ControlCharacters_ShowAsUnreadable_AndMarkupAsText()
    {
        var page = Page(Text("    body: \"a\\0b\\e <b> & \\\"c\\\"\"\n"));
        Assert.Contains("a\uFFFDb\uFFFD &lt;b&gt; &amp; &quot;c&quot;", page);
        Assert.DoesNotContain('\0', page);
    }

    [Fact]
    public void Formatting_IsShownAndItsMarksKept()
    {
        var page = Page(Text("    body: \"a *b _c_* ~d~ ```e``` 2 * 3\"\n"));
        Assert.Contains("<span class=\"k\">*</span><span class=\"b\">b </span><span class=\"k\">_</span><span class=\"b i\">c</span><span class=\"k\">_*</span> <span class=\"k\">~</span><span class=\"x\">d</span>", page);
        Assert.Contains("<span class=\"c\">e</span><span class=\"k\">```</span> 2 * 3", page);
    }

    [Fact]
    public void Findings_OfNoShownFile_StandAtTheTop()
    {
        var text = Text("    body: one\n");
        var page = PreviewPage.Write(new PreviewInput([], [Finding(text, 0, 1)]));
        Assert.Contains("<ol class=\"notes\" aria-label=\"Other findings\">", page);
    }

    private static SourceText Text(string language) => new("a.wa.yaml", $"name: a\nkind: notice\ncategory: utility\nsamples: {{ FirstName: Anna }}\nlanguages:\n  de:\n{language}");

    private static Diagnostic Finding(SourceText text, int start, int length)
    {
        var span = new SourceSpan(start, length);
        return new Diagnostic(RuleCatalog.BannedWord, Severity.Error, text.Path, span, text.LinesOf(span), "Message.");
    }

    private static string Page(string body)
    {
        var text = Text($"    {body}\n");
        var bag = new DiagnosticBag(text);
        TemplateCompiler.Judge(YamlReader.Read(text), Core.Settings.TemplateSettings.Default, bag);
        return Page(text, bag.Diagnostics.Where(diagnostic => diagnostic.Rule == RuleCatalog.BannedWord).ToArray());
    }

    private static string Page(SourceText text, params Diagnostic[] diagnostics)
    {
        Template? template = TemplateParser.Parse(YamlReader.Read(text), new DiagnosticBag(text));
        return PreviewPage.Write(new PreviewInput([new PreviewFile(text.Path, text.Path, template)], diagnostics));
    }
}
