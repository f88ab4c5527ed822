using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.Generation;

/// <summary>What callers can write, and what does not compile.</summary>
public class GeneratedCodeTests
{
    private const string Using = "using System; using Acme.WaTemplates; using WaTemplates.Runtime;\n";

    [Theory]
    [InlineData("PortalFeedback.Create(PortalFeedback.Language.De, firstName: \"Anna\", surveyUrl: new Uri(\"https://a.example/s\"), optOutUrl: null)")]
    [InlineData("PortalFeedback.Create(PortalFeedback.Language.PtBr, \"Anna\", new Uri(\"https://a.example/s\"))")]
    [InlineData("ParcelNews.Create(ParcelNews.Language.En, firstName: \"Anna\")")]
    public void Create_IsTyped(string call)
        => Assert.Empty(new GeneratorRun(SampleTemplates.Both).Compile($"{Using}class C {{ TemplateMessage M() => {call}; }}"));

    [Theory]
    [InlineData("ParcelNews.Create(ParcelNews.Language.De, \"Anna\")", "CS0117")]
    [InlineData("ParcelNews.Create(ParcelNews.Language.En)", "CS7036")]
    [InlineData("PortalFeedback.Create(PortalFeedback.Language.De, \"Anna\", \"https://a.example\")", "CS1503")]
    public void WrongCall_DoesNotCompile(string call, string error)
        => Assert.StartsWith(error, Assert.Single(new GeneratorRun(SampleTemplates.Both).Compile($"{Using}class C {{ TemplateMessage M() => {call}; }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData(LanguageVersion.CSharp8, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp8, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Enable)]
    public void Source_CompilesWithoutWarning(LanguageVersion version, NullableContextOptions nullable)
    {
        var run = new GeneratorRun(SampleTemplates.Both, version: version, nullable: nullable);

        Assert.NotEmpty(run.Source);
        Assert.Empty(run.Compile($"{Using}class C {{ string M(string to) => PortalFeedback.TryCreate(to, \"Anna\", new Uri(\"https://a.example\"), out var message) ? message.Language : \"\"; }}"));
    }

    [Fact]
    public void Nulls_AreTakenOnlyWhereTheRuntimeHasAValue()
    {
        var run = new GeneratorRun(SampleTemplates.Both, version: LanguageVersion.Latest, nullable: NullableContextOptions.Enable);

        var warnings = run.Compile($"{Using}class C {{ TemplateMessage M() => PortalFeedback.Create(PortalFeedback.Language.De, firstName: null, surveyUrl: null, optOutUrl: null); }}");

        Assert.Equal(2, warnings.Length);
        Assert.All(warnings, warning => Assert.StartsWith("CS8625", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void OldLanguageVersion_GetsNothing() => Assert.Empty(new GeneratorRun(SampleTemplates.Both, version: LanguageVersion.CSharp7_3, sources: ["namespace WaTemplates.Runtime { public class TemplateMessage { } }"]).Source);

    [Fact]
    public void WithoutRuntime_NothingIsEmitted() => Assert.Empty(new GeneratorRun(SampleTemplates.Both, sources: ["class C { }"]).Source);

    [Fact]
    public void RuntimeThatComesLater_BringsTheSource()
    {
        var run = new GeneratorRun(SampleTemplates.Both, sources: ["class C { }"]);

        run.AddSource(Stubs.Runtime);

        Assert.Contains("class PortalFeedback", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTemplates_NothingIsEmitted() => Assert.Empty(new GeneratorRun([]).Source);

    [Fact]
    public void FilesOfOtherItems_AreNoTemplates()
        => Assert.Empty(new GeneratorRun([new TestText("/repo/a.wa.yaml", SampleTemplates.ParcelNews, itemGroup: null), new TestText("/repo/b.wa.yaml", SampleTemplates.ParcelNews, TemplateFiles.Settings)]).Source);

    [Fact]
    public void Source_DoesNotDependOnTheOrderOfFiles()
        => Assert.Equal(new GeneratorRun(SampleTemplates.Both).Source, new GeneratorRun(SampleTemplates.Both.Reverse()).Source);

    [Fact]
    public void Source_EndsLinesWithLineFeeds() => Assert.DoesNotContain("\r", new GeneratorRun(SampleTemplates.Both.Select(text => new TestText(text.Path, text.GetText().ToString().Replace("\n", "\r\n", StringComparison.Ordinal)))).Source, StringComparison.Ordinal);
}
