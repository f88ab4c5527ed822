using WaTemplates.Analyzers.CallSites;
using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.CallSites;

public class UnknownTemplateTests
{
    [Theory]
    [InlineData("""catalog.Get({|WAT1001:"portal_feedbak"|}, "de");""")]
    [InlineData("""catalog.TryGet({|WAT1001:"portal"|}, "de", out _);""")]
    [InlineData("""const string Name = "portal"; catalog.Get({|WAT1001:Name|}, "de");""")]
    [InlineData("""catalog.Get(language: "de", name: {|WAT1001:"portal" + "_x"|});""")]
    [InlineData("""catalog.Get("portal_feedback", {|WAT1001:"fr"|});""")]
    [InlineData("""catalog.Get(PortalFeedback.Name, {|WAT1001:"pt-BR"|});""")]
    [InlineData("""_ = new TemplateMessage({|WAT1001:"portal"|}, "de", "x", new Dictionary<string, string>());""")]
    public Task NameThatNoTemplateHas_IsReported(string code) => CallSiteVerifier.VerifyStatements(code);

    [Theory]
    [InlineData("""catalog.Get("portal_feedback", "de");""")]
    [InlineData("""catalog.Get(PortalFeedback.Name, "pt_BR");""")]
    [InlineData("""catalog.Get(name, "fr");""")]
    [InlineData("""catalog.Get("parcel_news", name);""")]
    [InlineData("""Console.WriteLine("portal");""")]
    public Task KnownOrComputedName_IsSilent(string code) => CallSiteVerifier.VerifyStatements(code);

    [Fact]
    public Task ProjectWithoutTemplates_KnowsNothing()
        => CallSiteVerifier.Verify("class C { void M(ITemplateCatalog catalog) => catalog.Get(\"x\", \"de\"); }\nnamespace Acme.WaTemplates { }", []);

    [Theory]
    [InlineData("\"portal_feedbak\", \"de\"", "There is no template 'portal_feedbak' in this project. Write 'portal_feedback'.", "portal_feedback")]
    [InlineData("\"birthday\", \"de\"", "There is no template 'birthday' in this project. Its templates are 'parcel_news', 'portal_feedback'.", null)]
    [InlineData("\"portal_feedback\", \"de_AT\"", "The template 'portal_feedback' has no language 'de_AT'. Write 'de'.", "de")]
    [InlineData("\"portal_feedback\", \"pt-BR\"", "The template 'portal_feedback' has no language 'pt-BR'. Write 'pt_BR'.", "pt_BR")]
    [InlineData("\"portal_feedback\", \"fr\"", "The template 'portal_feedback' has no language 'fr'. Its languages are 'de', 'pt_BR'.", null)]
    public async Task Message_NamesTheNearest(string arguments, string message, string? suggestion)
    {
        var finding = Assert.Single(await CallSiteProject.Analyze(CallSiteProject.Usings + CallSiteVerifier.InMethod($"catalog.Get({arguments});"), SampleTemplates.Both));

        Assert.Equal(message, finding.GetMessage());
        Assert.Equal(suggestion, finding.Properties.GetValueOrDefault(UnknownTemplate.Suggestion));
    }
}
