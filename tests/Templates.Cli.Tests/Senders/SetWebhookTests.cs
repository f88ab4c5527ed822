using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.Senders;

/// <summary><c>sender set-webhook</c> as a process of its own, against a simulated account.</summary>
public class SetWebhookTests
{
    private const string Runtime = "https://hooks.example.com/app";
    private const string Qualtrics = "https://iad1.qualtrics.com/phoneforms/sms";

    public static TheoryData<string[], string, string> Targets => new()
    {
        { ["--to", "runtime", "--public-url", Runtime + "/"], Runtime + "/whatsapp/inbound", Runtime + "/whatsapp/status" },
        { ["--to", "qualtrics"], Qualtrics, Qualtrics },
        { ["--to", "qualtrics", "--data-center", "fra1"], "https://fra1.qualtrics.com/phoneforms/sms", "https://fra1.qualtrics.com/phoneforms/sms" },
        { ["--to", "https://a.example.com/in#rc=3&rp=5xx"], "https://a.example.com/in#rc=3&rp=5xx", "https://a.example.com/in#rc=3&rp=5xx" },
        { ["--to", "http://127.0.0.1:5000/in", "--status", "http://localhost:5000/out"], "http://127.0.0.1:5000/in", "http://localhost:5000/out" },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Set_ReadsBackUntilOnline_AndASecondTimeChangesNothing(string[] arguments, string callback, string status)
    {
        await using var account = await SenderAccount.StartAsync(TimeSpan.FromSeconds(1));
        var first = account.Run(["sender", "set-webhook", .. arguments, "--format", "json"]);
        Assert.True(first.ExitCode == 0, first.Error);
        var answer = JsonNode.Parse(first.Output)!;
        var webhook = answer["sender"]!["webhook"]!;
        Assert.Equal((true, true, "ONLINE"), ((bool)answer["changed"]!, (bool)answer["ok"]!, (string)answer["sender"]!["status"]!));
        Assert.Equal((callback, "POST", status, "POST"), ((string)webhook["callbackUrl"]!, (string)webhook["callbackMethod"]!, (string)webhook["statusCallbackUrl"]!, (string)webhook["statusCallbackMethod"]!));

        var second = account.Run(["sender", "set-webhook", .. arguments]);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("already; nothing was changed", second.Error, StringComparison.Ordinal);
        Assert.Single(account.Changes);
    }

    [Fact]
    public async Task Set_KeepsTheFallback()
    {
        await using var account = await SenderAccount.StartAsync();
        using var twilio = new HttpClient { BaseAddress = account.Simulator.Url };
        twilio.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SenderAccount.Account}:{SenderAccount.Token}")));
        var sid = (string)JsonNode.Parse(account.Run("sender", "show", "--format", "json").Output)!["sender"]!["sid"]!;
        using var body = new StringContent("""{"webhook":{"callback_url":"https://old.example.com","callback_method":"PUT","fallback_url":"https://fallback.example.com","fallback_method":"PUT"}}""", Encoding.UTF8, "application/json");
        using var response = await twilio.PostAsync($"/v2/Channels/Senders/{sid}", body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        var webhook = JsonNode.Parse(account.Run("sender", "set-webhook", "--to", "qualtrics", "--format", "json").Output)!["sender"]!["webhook"]!;
        Assert.Equal(("https://fallback.example.com", "PUT", Qualtrics, "POST"), ((string)webhook["fallbackUrl"]!, (string)webhook["fallbackMethod"]!, (string)webhook["callbackUrl"]!, (string)webhook["callbackMethod"]!));
    }

    [Fact]
    public async Task Set_LeavesRetriesBehindTheSameAddress()
    {
        await using var account = await SenderAccount.StartAsync();
        account.Simulator.ConfigureSender(SenderAccount.Number, new Uri(Runtime + "/whatsapp/inbound#rc=3&rp=5xx,ct,rt"), new Uri(Runtime + "/whatsapp/status"));
        var result = account.Run([("WATEMPLATES_PUBLIC_URL", Runtime)], "sender", "set-webhook", "--to", "runtime");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("#rc=3&rp=5xx,ct,rt", result.Output, StringComparison.Ordinal);
        Assert.Empty(account.Changes);
    }

    [Fact]
    public async Task Set_GivesUp_WhenTheSenderIsNotOnlineInTime()
    {
        await using var account = await SenderAccount.StartAsync(TimeSpan.FromMinutes(5));
        var result = account.Run("sender", "set-webhook", "--to", "qualtrics", "--timeout", "1s", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("its status is VERIFYING and not ONLINE", result.Error, StringComparison.Ordinal);
        var answer = JsonNode.Parse(result.Output)!;
        Assert.Equal((true, false, "its status is VERIFYING and not ONLINE"), ((bool)answer["changed"]!, (bool)answer["ok"]!, (string)answer["differences"]![0]!));
    }

    [Fact]
    public async Task Set_ChangesAnOfflineSender_ButSaysThatItIsOffline()
    {
        await using var account = await SenderAccount.StartAsync(default, new SimulatorSender(SenderAccount.Number) { Status = "OFFLINE" });
        var result = account.Run("sender", "set-webhook", "--to", "qualtrics", "--timeout", "1s");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("its status is OFFLINE and not ONLINE. 63020", result.Error, StringComparison.Ordinal);
        var again = account.Run("sender", "set-webhook", "--to", "qualtrics", "--timeout", "10m");
        Assert.Equal(1, again.ExitCode);
        Assert.Single(account.Changes);
    }

    [Fact]
    public async Task Set_WarnsWhenAServiceTakesTheMessages()
    {
        await using var account = await SenderAccount.StartAsync();
        var service = account.Simulator.AddMessagingService("shop", [SenderAccount.Number]);
        var result = account.Run([("WATEMPLATES_MESSAGING_SERVICE_SID", service)], "sender", "set-webhook", "--to", "qualtrics");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Switch UseInboundWebhookOnNumber on", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_IsReadBack_WhenTheAnswerIsLost()
    {
        await using var account = await SenderAccount.StartAsync();
        account.Simulator.Faults = FaultPlan.Parse("""{"faults":[{"fault":"accept-then-error","operation":"senders","after":1,"count":1,"httpStatus":503}]}""");
        var result = account.Run("sender", "set-webhook", "--to", "qualtrics");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("has its new addresses", result.Error, StringComparison.Ordinal);
        Assert.Contains("POST /v2/Channels/Senders/", Assert.Single(account.Simulator.Journal.Snapshot(JournalKind.Fault)).Target, StringComparison.Ordinal);
        Assert.Single(account.Changes);
    }

    [Theory]
    [InlineData("--to is 'http://hooks.example.com/in', and runtime, qualtrics or an address with https", "--to", "http://hooks.example.com/in")]
    [InlineData("--to is 'nowhere'", "--to", "nowhere")]
    [InlineData("--status is 'ftp://a'", "--to", "https://a.example.com", "--status", "ftp://a")]
    [InlineData("--status belongs to an address", "--to", "qualtrics", "--status", "https://a.example.com")]
    [InlineData("Give --public-url", "--to", "runtime")]
    [InlineData("https is needed", "--to", "runtime", "--public-url", "http://hooks.example.com")]
    [InlineData("the data centre 'evil.example.com/' is none", "--to", "qualtrics", "--data-center", "evil.example.com/")]
    [InlineData("--timeout is 'soon'", "--to", "qualtrics", "--timeout", "soon")]
    [InlineData("Run 'watemplates sender set-webhook --help'")]
    public async Task WrongUsage_ChangesNothing(string complaint, params string[] arguments)
    {
        await using var account = await SenderAccount.StartAsync();
        var result = account.Run(["sender", "set-webhook", .. arguments]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.Empty(account.Changes);
    }
}
