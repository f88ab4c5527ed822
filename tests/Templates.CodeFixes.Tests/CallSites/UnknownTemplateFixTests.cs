using WaTemplates.CodeFixes.CallSites;

namespace WaTemplates.CodeFixes.Tests.CallSites;

public class UnknownTemplateFixTests
{
    [Theory]
    [InlineData("""catalog.Get("portal_feedbak", "de");""", """catalog.Get("portal_feedback", "de");""")]
    [InlineData("""catalog.Get(PortalFeedback.Name, language: "pt-BR");""", """catalog.Get(PortalFeedback.Name, language: "pt_BR");""")]
    [InlineData("""catalog.Get("parcel" + "_new", "en");""", """catalog.Get("parcel_news", "en");""")]
    public Task NearestName_IsWritten(string before, string after) => FixVerifier.Verify(new UnknownTemplateFix(), "WAT1001", before, after);

    [Fact]
    public async Task NothingNear_IsOfferedNothing() => Assert.Empty(await FixVerifier.Titles(new UnknownTemplateFix(), "WAT1001", """catalog.Get("birthday", "de");"""));
}
