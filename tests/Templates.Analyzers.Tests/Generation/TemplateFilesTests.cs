using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.Generation;

/// <summary>Templates with errors, and templates in several files.</summary>
public class TemplateFilesTests
{
    [Theory]
    [InlineData("name: x\nlanguages:\n  en:\n    body: Hello ${m://FirstName}\n")]
    [InlineData("name: x\nkind: nonsense\ncategory: 7\nunknown: key\nlanguages:\n  en:\n    body: survey ${m://FirstName} ${m://FirstName\n")]
    [InlineData("name: x\nlanguages:\n  en:\n    header: ${m://FirstName}\n")]
    public void TemplateWithErrors_KeepsItsCallersCompiling(string yaml)
        => Assert.Empty(new GeneratorRun([new TestText("/x.wa.yaml", yaml)]).Compile("class C { object M() => Acme.WaTemplates.X.Create(Acme.WaTemplates.X.Language.En, firstName: \"Anna\"); }"));

    [Theory]
    [InlineData("")]
    [InlineData("]")]
    [InlineData("name: x\n")]
    [InlineData("name: x\nlanguages: {}\n")]
    [InlineData("name: ''\nlanguages:\n  en:\n    body: Hello\n")]
    [InlineData("languages:\n  en:\n    body: Hello\n")]
    public void FileWithoutNameOrLanguage_GivesNoClass(string yaml) => Assert.Empty(new GeneratorRun([new TestText("/x.wa.yaml", yaml)]).Source);

    [Fact]
    public void FileThatIsTooLarge_GivesNoClass() => Assert.Empty(new GeneratorRun([new TestText("/x.wa.yaml", SampleTemplates.ParcelNews + "\n#" + new string('x', 1 << 20))]).Source);

    [Fact]
    public void OneTemplateInTwoFiles_HasTheLanguagesOfBoth()
    {
        var run = new GeneratorRun([new TestText("/b.wa.yaml", SampleTemplates.ParcelNews), new TestText("/a.wa.yaml", SampleTemplates.ParcelNews.Replace("  en:", "  de:", StringComparison.Ordinal))]);

        Assert.Contains("new string[] { \"de\", \"en\" }", run.Source, StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void SameLanguageInTwoFiles_IsTheFirstFiles()
    {
        var run = new GeneratorRun([new TestText("/b.wa.yaml", SampleTemplates.ParcelNews), new TestText("/a.wa.yaml", SampleTemplates.ParcelNews.Replace("delivered", "found", StringComparison.Ordinal))]);

        Assert.Contains("your parcel was found", run.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("delivered", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category: utility", "category: marketing")]
    [InlineData("kind: notice", "kind: invitation")]
    public void TemplatesThatDisagree_AreTheFirstFileAlone(string part, string other)
    {
        var run = new GeneratorRun([new TestText("/a.wa.yaml", SampleTemplates.ParcelNews), new TestText("/b.wa.yaml", SampleTemplates.ParcelNews.Replace("  en:", "  de:", StringComparison.Ordinal).Replace(part, other, StringComparison.Ordinal))]);

        Assert.Contains("new string[] { \"en\" }", run.Source, StringComparison.Ordinal);
    }
}
