using WaTemplates.CodeFixes.CallSites;

namespace WaTemplates.CodeFixes.Tests.CallSites;

public class MissingArgumentFixTests
{
    [Theory]
    [InlineData("_ = ParcelNews.Create(ParcelNews.Language.En);", "_ = ParcelNews.Create(ParcelNews.Language.En, firstName: default!);")]
    [InlineData("var firstName = name; _ = ParcelNews.Create(ParcelNews.Language.En);", "var firstName = name; _ = ParcelNews.Create(ParcelNews.Language.En, firstName: firstName);")]
    [InlineData("_ = PortalFeedback.Create(PortalFeedback.Language.De, firstName: name);", "_ = PortalFeedback.Create(PortalFeedback.Language.De, firstName: name, surveyUrl: default!);")]
    [InlineData("var surveyUrl = name; _ = PortalFeedback.Create(PortalFeedback.Language.De, name);", "var surveyUrl = name; _ = PortalFeedback.Create(PortalFeedback.Language.De, name, surveyUrl: default!);")]
    [InlineData("_ = PortalFeedback.Create(surveyUrl: link);", "_ = PortalFeedback.Create(surveyUrl: link, language: PortalFeedback.Language.De, firstName: default!);")]
    [InlineData("_ = ParcelNews.TryCreate(\"en\", name);", "_ = ParcelNews.TryCreate(\"en\", name, message: out var message);")]
    public Task MissingArguments_AreAddedByName(string before, string after) => FixVerifier.Verify(new MissingArgumentFix(), "CS7036", before, after);

    [Fact]
    public Task Property_IsFound() => FixVerifier.VerifyFile(
        new MissingArgumentFix(),
        "CS7036",
        "class C { string FirstName => \"\"; TemplateMessage M() => ParcelNews.Create(ParcelNews.Language.En); }",
        "class C { string FirstName => \"\"; TemplateMessage M() => ParcelNews.Create(ParcelNews.Language.En, firstName: FirstName); }");

    [Fact]
    public Task PropertyOfAnInstance_IsNotForAStaticMethod() => FixVerifier.VerifyFile(
        new MissingArgumentFix(),
        "CS7036",
        "class C { string FirstName => \"\"; static TemplateMessage M() => ParcelNews.Create(ParcelNews.Language.En); }",
        "class C { string FirstName => \"\"; static TemplateMessage M() => ParcelNews.Create(ParcelNews.Language.En, firstName: default!); }");

    [Fact]
    public async Task OtherMethods_AreLeftAlone() => Assert.Empty(await FixVerifier.Titles(new MissingArgumentFix(), "CS7036", "catalog.Get(name);"));
}
