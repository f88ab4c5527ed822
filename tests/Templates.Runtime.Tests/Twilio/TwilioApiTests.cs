using System.Net;
using System.Net.Sockets;
using System.Text;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Runtime.Tests.Twilio;

/// <summary>What each kind of answer means for a message, over real sockets.</summary>
public class TwilioApiTests
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Sid = "SM00000000000000000000000000000001";
    private static readonly OutgoingMessage Message = new("whatsapp:+4915112345678", "whatsapp:+14155238886", new Uri("https://hooks.example.com/whatsapp/status?s=1.a"))
    {
        ContentSid = "HX00000000000000000000000000000001",
        ContentVariables = """{"1":"Jörg & Söhne","2":"https://e.example/?a=1+2"}""",
    };

    public static TheoryData<string, int, string, string, CreateStatus, int?> Answers => new()
    {
        { "created", 201, $$"""{"sid":"{{Sid}}","status":"queued"}""", "", CreateStatus.Accepted, null },
        { "created without a SID", 201, """{"status":"queued"}""", "", CreateStatus.Ambiguous, null },
        { "created, no JSON", 201, "<html>", "", CreateStatus.Ambiguous, null },
        { "created, empty", 201, "", "", CreateStatus.Ambiguous, null },
        { "created, cut off", 201, $$"""{"sid":"{{Sid}}","sta""", "", CreateStatus.Ambiguous, null },
        { "refused", 400, """{"code":21211,"message":"…","status":400}""", "", CreateStatus.Refused, 21211 },
        { "refused, newer form", 400, """{"type":"about:blank","title":"Bad","status":400,"code":21656,"errors":[{"code":1}]}""", "", CreateStatus.Refused, 21656 },
        { "refused by a gateway", 403, "<html>Forbidden</html>", "", CreateStatus.Refused, null },
        { "too many", 429, """{"code":20429,"status":429}""", "Retry-After: 7\r\n", CreateStatus.NotProcessed, 20429 },
        { "too many, no JSON", 429, "slow down", "", CreateStatus.NotProcessed, null },
        { "fault", 500, """{"code":20500,"status":500}""", "", CreateStatus.Ambiguous, 20500 },
        { "unavailable", 503, "", "", CreateStatus.Ambiguous, null },
        { "time-out of a proxy", 408, "", "", CreateStatus.Ambiguous, null },
        { "redirect", 307, "", "Location: /elsewhere\r\n", CreateStatus.Ambiguous, null },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Create_TellsWhatIsCertain(string name, int status, string body, string headers, CreateStatus expected, int? code)
    {
        Assert.NotEmpty(name);
        using var server = new ScriptedServer(ScriptedServer.Answer(status, body, headers));
        var outcome = await Api(server.Url).CreateMessageAsync(Message, TestContext.Current.CancellationToken);
        Assert.Equal((expected, code, status), (outcome.Status, outcome.ErrorCode, outcome.HttpStatus));
        Assert.Equal(expected == CreateStatus.Accepted ? Sid : null, outcome.MessageSid);
        Assert.Equal(headers.StartsWith("Retry", StringComparison.Ordinal) ? TimeSpan.FromSeconds(7) : null, outcome.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("Retry-After: 100000\r\n", 120.0)]
    [InlineData("Retry-After: soon\r\n", null)]
    [InlineData("Retry-After: -5\r\n", null)]
    [InlineData("Date: Mon, 23 Nov 2026 10:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 10:00:30 GMT\r\n", 30.0)]
    public async Task RetryAfter_IsCappedAndNeverTakenOnTrust(string headers, double? seconds)
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(429, "{}", headers));
        var outcome = await Api(server.Url).CreateMessageAsync(Message, TestContext.Current.CancellationToken);
        Assert.Equal(seconds, outcome.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task Create_WritesOneForm()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(201, $$"""{"sid":"{{Sid}}"}"""));
        await Api(server.Url).CreateMessageAsync(Message, TestContext.Current.CancellationToken);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith($"POST /2010-04-01/Accounts/{Account}/Messages.json HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Account + ":token-1")), request, StringComparison.Ordinal);
        Assert.DoesNotContain("Expect", request, StringComparison.Ordinal);
        Assert.EndsWith("To=whatsapp%3A%2B4915112345678&From=whatsapp%3A%2B14155238886&ContentSid=HX00000000000000000000000000000001&ContentVariables=%7B%221%22%3A%22J%C3%B6rg+%26+S%C3%B6hne%22%2C%222%22%3A%22https%3A%2F%2Fe.example%2F%3Fa%3D1%2B2%22%7D&StatusCallback=https%3A%2F%2Fhooks.example.com%2Fwhatsapp%2Fstatus%3Fs%3D1.a", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoAnswer_IsAmbiguous_AndSentOnce()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(201, $$"""{"sid":"{{Sid}}"}"""), null, ScriptedServer.Answer(201, $$"""{"sid":"{{Sid}}"}"""));
        var api = Api(server.Url);
        Assert.Equal(CreateStatus.Accepted, (await api.CreateMessageAsync(Message, TestContext.Current.CancellationToken)).Status);
        // On the connection that was used before: some clients would repeat the request there.
        Assert.Equal(CreateStatus.Ambiguous, (await api.CreateMessageAsync(Message, TestContext.Current.CancellationToken)).Status);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task NoConnection_IsNotProcessed()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        taken.Stop();
        Assert.Equal(CreateStatus.NotProcessed, (await Api(url).CreateMessageAsync(Message, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task GivingUp_IsAmbiguous()
    {
        using var server = new ScriptedServer("HTTP/1.1 201 X\r\n");
        using var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        Assert.Equal(CreateStatus.Ambiguous, (await Api(server.Url, client).CreateMessageAsync(Message, TestContext.Current.CancellationToken)).Status);
        using var other = new ScriptedServer("HTTP/1.1 201 X\r\n");
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.Equal(CreateStatus.Ambiguous, (await Api(other.Url).CreateMessageAsync(Message, cancelled.Token)).Status);
    }

    [Fact]
    public async Task Reads_AreRepeated_AndPagesFollowed()
    {
        const string Page1 = """{"messages":[{"sid":"SM2","to":"whatsapp:+4915112345678","from":null,"direction":"outbound-api","status":"sent","error_code":63016,"date_created":"Mon, 23 Nov 2026 10:00:00 +0000"}],"next_page_uri":"/2010-04-01/Accounts/AC/Messages.json?PageToken=x"}""";
        using var server = new ScriptedServer(ScriptedServer.Answer(503, ""), ScriptedServer.Answer(429, ""), ScriptedServer.Answer(200, Page1), ScriptedServer.Answer(200, """{"messages":[],"next_page_uri":null}"""));
        var api = Api(server.Url);
        var page = await api.ListMessagesAsync(new MessageQuery("whatsapp:+4915112345678", "whatsapp:+14155238886") { SentFrom = new DateOnly(2026, 11, 22) }, TestContext.Current.CancellationToken);
        var message = Assert.Single(page.Messages);
        Assert.Equal(("SM2", "", 63016, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)), (message.Sid, message.From, message.ErrorCode, message.CreatedAt));
        Assert.Empty((await api.ListMessagesAsync(new MessageQuery(null, null) { Page = page.Next }, TestContext.Current.CancellationToken)).Messages);
        Assert.Contains("?PageSize=100&To=whatsapp%3A%2B4915112345678&From=whatsapp%3A%2B14155238886&DateSent%3E=2026-11-22 ", server.Requests.First(), StringComparison.Ordinal);
        Assert.StartsWith("GET /2010-04-01/Accounts/AC/Messages.json?PageToken=x ", server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_TellWhyTheyFail_WithoutAddresses()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(401, """{"code":20003}"""), ScriptedServer.Answer(200, "<html>"), ScriptedServer.Answer(404, ""), ScriptedServer.Answer(404, ""));
        var api = Api(server.Url);
        var refused = await Assert.ThrowsAsync<TwilioException>(() => api.ListMessagesAsync(new MessageQuery("whatsapp:+4915112345678", null), TestContext.Current.CancellationToken));
        Assert.Equal((401, 20003, "Twilio refused the list of messages: HTTP 401, error 20003."), (refused.HttpStatus, refused.ErrorCode, refused.Message));
        Assert.Equal("Twilio's answer about a message is no JSON.", (await Assert.ThrowsAsync<TwilioException>(() => api.FetchMessageAsync("SM1", TestContext.Current.CancellationToken))).Message);
        Assert.Null(await api.FetchMessageAsync("SM1", TestContext.Current.CancellationToken));
        Assert.Equal("deleted", await api.FetchApprovalStatusAsync("HX1", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"whatsapp":{"status":"Approved"}}""", "approved")]
    [InlineData("""{"whatsapp":{"status":"LOCKED"}}""", "locked")]
    [InlineData("""{"whatsapp":null}""", "unsubmitted")]
    [InlineData("{}", "unsubmitted")]
    public async Task Approval_IsReadInLowerCase(string body, string expected)
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(200, body));
        Assert.Equal(expected, await Api(server.Url).FetchApprovalStatusAsync("HX00000000000000000000000000000001", TestContext.Current.CancellationToken));
        Assert.StartsWith("GET /v1/Content/HX00000000000000000000000000000001/ApprovalRequests ", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiKey_GoesBeforeTheToken()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(200, "{}"));
        var options = new TwilioOptions { AccountSid = Account, AuthToken = "token-1", ApiKey = "SK1", ApiSecret = "s", BaseUrl = server.Url };
        await new TwilioApi(new HttpClient(), options).FetchApprovalStatusAsync("HX1", TestContext.Current.CancellationToken);
        Assert.Contains("Authorization: Basic " + Convert.ToBase64String("SK1:s"u8), Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    private static TwilioApi Api(Uri url, HttpClient? client = null)
        => new(client ?? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }), new TwilioOptions { AccountSid = Account, AuthToken = "token-1,token-0", BaseUrl = url });
}
