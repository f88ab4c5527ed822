using System.Text.Json.Nodes;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Runtime.Tests.Twilio;

/// <summary>Every request of the runtime against servers made from Twilio's own OpenAPI documents.</summary>
public class TwilioContractTests
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Content = "HX00000000000000000000000000000001";
    private const string Anna = "whatsapp:+4915112345678";
    private const string Sender = "whatsapp:+14155238886";
    private static readonly Uri Callback = new("https://hooks.example.com/whatsapp/status?s=1.abcdefghijklmnop");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Messages => new()
    {
        { "template", """{"1":"Jörg ✓ & Söhne","2":"https://feedback.example.com/s/7?a=1+2"}""" },
        { "template of a service", "{}" },
        { "text", "" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Create_IsWhatTwilioDescribes(string name, string variables)
    {
        await using var prism = await StartAsync("api_v2010.json");
        var message = name == "text"
            ? new OutgoingMessage(Anna, Sender, null) { Body = "Thank you! Your link:\nhttps://feedback.example.com" }
            : new OutgoingMessage(Anna, Sender, Callback) { ContentSid = Content, ContentVariables = variables, MessagingServiceSid = name == "template" ? null : "MG00000000000000000000000000000001" };
        var outcome = await Api(prism).CreateMessageAsync(message, Stop);
        Assert.Equal((CreateStatus.Accepted, 201), (outcome.Status, outcome.HttpStatus));
    }

    [Fact]
    public async Task WrongRequest_IsRefused()
    {
        await using var prism = await StartAsync("api_v2010.json");
        var outcome = await Api(prism).CreateMessageAsync(new OutgoingMessage(Anna, Sender, null) { ContentSid = "HX1" }, Stop);
        Assert.NotEqual(CreateStatus.Accepted, outcome.Status);
    }

    [Fact]
    public async Task Reads_AreWhatTwilioDescribes()
    {
        await using var prism = await StartAsync("api_v2010.json");
        var api = Api(prism);
        Assert.NotNull(await api.ListMessagesAsync(new MessageQuery(Anna, Sender) { SentFrom = new DateOnly(2026, 11, 23), PageSize = 1000 }, Stop));
        Assert.NotNull(await api.ListMessagesAsync(new MessageQuery(null, null), Stop));
        Assert.NotNull(await api.FetchMessageAsync("SM00000000000000000000000000000001", Stop));
    }

    [Fact]
    public async Task Approval_IsWhatTwilioDescribes()
    {
        await using var prism = await StartAsync("content_v1.json");
        Assert.NotEmpty(await Api(prism).FetchApprovalStatusAsync(Content, Stop));
    }

    private static async Task<PrismServer> StartAsync(string document)
    {
        if (PrismServer.Unavailable(document) is { } reason)
            Assert.Skip(reason);
        return await PrismServer.StartAsync(document, Stop);
    }

    private static TwilioApi Api(PrismServer prism)
        => new(new HttpClient(new RequestsOnly()), new TwilioOptions { AccountSid = Account, AuthToken = "token-1", BaseUrl = prism.Client.BaseAddress });

    /// <summary>
    /// Lets pass what Prism holds against its own made-up answer: the document's examples of lists have relative addresses
    /// where its schema asks for whole ones.
    /// </summary>
    private sealed class RequestsOnly() : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != System.Net.HttpStatusCode.InternalServerError)
                return response;
            var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            Assert.All(problem["validation"]!.AsArray(), violation => Assert.Equal("response", violation!["location"]![0]!.GetValue<string>()));
            response.Dispose();
            return new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("""{"messages":[]}""") };
        }
    }
}
