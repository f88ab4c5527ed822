using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.CallSites;

public class UnsentMessageTests
{
    [Theory]
    [InlineData("""{|WAT1004:ParcelNews.Create(ParcelNews.Language.En, name)|};""")]
    [InlineData("""var message = {|WAT1004:ParcelNews.Create(ParcelNews.Language.En, name)|};""")]
    [InlineData("""{|WAT1004:ParcelNews.TryCreate("en", name, out var message)|};""")]
    [InlineData("""if ({|WAT1004:ParcelNews.TryCreate("en", name, out var message)|}) Console.WriteLine(name);""")]
    [InlineData("""Action later = () => {|WAT1004:ParcelNews.Create(ParcelNews.Language.En, name)|};""")]
    public Task MessageThatNobodyUses_IsReported(string code) => CallSiteVerifier.VerifyStatements(code);

    [Theory]
    [InlineData("""await sender.SendAsync(ParcelNews.Create(ParcelNews.Language.En, name), "+1", default);""")]
    [InlineData("""var message = ParcelNews.Create(ParcelNews.Language.En, name); await sender.SendAsync(message, "+1", default);""")]
    [InlineData("""if (ParcelNews.TryCreate("en", name, out var message)) await sender.SendAsync(message, "+1", default);""")]
    [InlineData("""if (ParcelNews.TryCreate("en", name, out _)) Console.WriteLine(name);""")]
    [InlineData("""Func<TemplateMessage> later = () => ParcelNews.Create(ParcelNews.Language.En, name);""")]
    [InlineData("""_ = ParcelNews.Create(ParcelNews.Language.En, name);""")]
    [InlineData("""new TemplateMessage("parcel_news", "en", "x", new Dictionary<string, string>());""")]
    public Task MessageThatIsUsedOrDiscarded_IsSilent(string code) => CallSiteVerifier.VerifyStatements(code);

    [Fact]
    public Task ReturnedMessage_IsSilent() => CallSiteVerifier.Verify("class C { TemplateMessage M() => ParcelNews.Create(ParcelNews.Language.En, \"Anna\"); }");

    [Fact]
    public Task MethodsOfTheSameName_AreSilent() => CallSiteVerifier.Verify("static class Other { public static TemplateMessage Create() => null; static void M() { Create(); } }");
}
