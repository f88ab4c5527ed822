using WaTemplates.CodeFixes.CallSites;

namespace WaTemplates.CodeFixes.Tests.CallSites;

public class RawTwilioSendFixTests
{
    [Theory]
    [InlineData(
        """await MessageResource.CreateAsync(to: new PhoneNumber("whatsapp:" + name), body: $"Hello {name}, your parcel was delivered today.");""",
        """await sender.SendAsync(ParcelNews.Create(ParcelNews.Language.En, firstName: name), name, default);""")]
    [InlineData(
        """MessageResource.Create(to: "whatsapp:+4989123456", body: "Hello Anna, your parcel\nwas delivered today.\n");""",
        """await sender.SendAsync(ParcelNews.Create(ParcelNews.Language.En, firstName: "Anna"), "+4989123456", default);""")]
    [InlineData(
        """MessageResource.Create(to: "whatsapp:+49" + name, body: "Hello " + name + " and " + link.Host + ", your parcel was delivered today.");""",
        """await sender.SendAsync(ParcelNews.Create(ParcelNews.Language.En, firstName: $"{name} and {link.Host}"), $"+49{name}", default);""")]
    [InlineData(
        """await MessageResource.CreateAsync(to: "whatsapp:+1", body: $"Olá {name}! Abra {link} ou https://a.example/o, por favor.");""",
        """await sender.SendAsync(PortalFeedback.Create(PortalFeedback.Language.PtBr, firstName: name, surveyUrl: link, optOutUrl: new Uri("https://a.example/o")), "+1", default);""")]
    [InlineData(
        """await MessageResource.CreateAsync(to: name, from: "whatsapp:+1", contentSid: "HX00", contentVariables: "{\"1\":\"Anna\"}");""",
        """await sender.SendAsync(ParcelNews.Create(ParcelNews.Language.En, firstName: "Anna"), name, default);""")]
    public Task TemplateThatIsSpelledOut_IsSent(string before, string after) => FixVerifier.Verify(new RawTwilioSendFix(), "WAT1002", before, after);

    [Fact]
    public Task BodyOfAMethod_StaysATask() => FixVerifier.VerifyFile(
        new RawTwilioSendFix(),
        "WAT1002",
        """
        class C
        {
            private readonly ITemplateSender sender = null;

            Task Send(string name, CancellationToken cancellation) => MessageResource.CreateAsync(to: "whatsapp:+1", body: $"Hello {name}, your parcel was delivered today.");
        }
        """,
        """
        class C
        {
            private readonly ITemplateSender sender = null;

            Task Send(string name, CancellationToken cancellation) => sender.SendAsync(ParcelNews.Create(ParcelNews.Language.En, firstName: name), "+1", cancellation);
        }
        """);

    [Fact]
    public async Task ContentVariables_OfferEachLanguageThatTakesAsMany()
        => Assert.Equal(
            ["Send the template 'portal_feedback' in 'de'", "Send the template 'portal_feedback' in 'pt_BR'"],
            await FixVerifier.Titles(new RawTwilioSendFix(), "WAT1002", """MessageResource.Create(to: "whatsapp:+1", contentSid: "HX00", contentVariables: $"{{\"1\":\"Anna\",\"2\":\"{link}\",\"3\":\"{link}\"}}");"""));

    [Theory]
    [InlineData("""MessageResource.Create(to: "whatsapp:+1", body: "Something that no template says.");""")]
    [InlineData("""var sent = MessageResource.Create(to: "whatsapp:+1", body: "Hello Anna, your parcel was delivered today.");""")]
    [InlineData("""Action send = () => MessageResource.Create(to: "whatsapp:+1", body: "Hello Anna, your parcel was delivered today.");""")]
    [InlineData("""MessageResource.Create(to: "whatsapp:+1", contentSid: "HX00", contentVariables: "{");""")]
    public async Task WhereThereIsNoTemplateOrTheResultIsUsed_NothingIsOffered(string code) => Assert.Empty(await FixVerifier.Titles(new RawTwilioSendFix(), "WAT1002", code));
}
