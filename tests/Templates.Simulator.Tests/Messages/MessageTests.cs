using System.Net;

namespace WaTemplates.Simulator.Tests.Messages;

public class MessageTests
{
    [Fact]
    public async Task Message_IsFilledAndDelivered()
    {
        await using var account = await TestAccount.StartAsync();

        var (status, body) = await account.SendAsync();
        await account.Simulator.SettleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("queued", (string)body["status"]!);
        Assert.Equal("Hello Anna, see https://example.com/s/1 today.", (string)body["body"]!);
        var message = Assert.Single(account.Simulator.Messages);
        Assert.Equal((string)body["sid"]!, message.Sid);
        Assert.StartsWith("MM", message.Sid, StringComparison.Ordinal);
        Assert.Equal("Anna", message.Variables["1"]);
        Assert.Equal("delivered", (string)(await account.GetAsync(Path(account, message.Sid))).Body!["status"]!);
    }

    [Fact]
    public async Task MissingVariable_IsFilledWithTheSample()
    {
        await using var account = await TestAccount.StartAsync();

        var (_, body) = await account.SendAsync(("ContentVariables", """{"2":"https://example.com/s/1"}"""));

        Assert.Equal("Hello Sample, see https://example.com/s/1 today.", (string)body["body"]!);
    }

    [Theory]
    [InlineData(63013, """{"1":"a     b"}""")]
    [InlineData(63021, "long")]
    public async Task ValueThatBreaksARule_FailsLater(int code, string variables)
    {
        await using var account = await TestAccount.StartAsync();

        var (status, _) = await account.SendAsync(("ContentVariables", variables == "long" ? "{\"1\":\"" + new string('x', 1000) + "\"}" : variables));

        Assert.Equal(HttpStatusCode.Created, status);
        await AssertFailsAsync(account, code);
    }

    [Theory]
    [InlineData(63041, "paused")]
    [InlineData(63042, "disabled")]
    [InlineData(63040, "rejected")]
    public async Task TemplateThatIsNotApproved_FailsLater(int code, string approval)
    {
        await using var account = await TestAccount.StartAsync();
        Action<string> decide = approval switch
        {
            "paused" => account.Simulator.Pause,
            "disabled" => account.Simulator.Disable,
            _ => name => account.Simulator.Reject(name),
        };
        decide("greeting");

        Assert.Equal(HttpStatusCode.Created, (await account.SendAsync()).Status);

        await AssertFailsAsync(account, code);
    }

    [Fact]
    public async Task FreeText_NeedsAMessageOfThePersonWithin24Hours()
    {
        var clock = new ManualClock();
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { TimeProvider = clock });
        Task<(HttpStatusCode, System.Text.Json.Nodes.JsonNode)> Send() => account.SendAsync(("ContentSid", null), ("ContentVariables", null), ("Body", "Hi"));

        await Send();
        await AssertFailsAsync(account, 63016);

        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "hello", cancellationToken: TestContext.Current.CancellationToken);
        clock.Now += TimeSpan.FromHours(23);
        await Send();
        Assert.Equal("delivered", account.Simulator.Messages[^1].Status);

        clock.Now += TimeSpan.FromHours(1);
        await Send();
        await AssertFailsAsync(account, 63016);
    }

    [Fact]
    public async Task MarketingToUnitedStates_FailsLater()
    {
        await using var account = await TestAccount.StartAsync();
        var content = account.Simulator.AddApprovedContent("en_US", """{"twilio/text":{"body":"Our offers"}}""", category: "MARKETING");

        await account.SendAsync(("To", "whatsapp:+14155550199"), ("ContentSid", content.Sid), ("ContentVariables", null));

        await AssertFailsAsync(account, 63049);
    }

    [Fact]
    public async Task Message_CanBeRedactedAndDeleted()
    {
        await using var account = await TestAccount.StartAsync();
        var sid = (string)(await account.SendAsync()).Body["sid"]!;

        Assert.Equal("", (string)(await account.PostFormAsync(Path(account, sid), ("Body", ""))).Body!["body"]!);
        Assert.Equal(HttpStatusCode.Conflict, (await account.PostFormAsync(Path(account, sid), ("Status", "canceled"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await account.RequestAsync(HttpMethod.Delete, Path(account, sid), null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await account.GetAsync(Path(account, sid))).Status);
    }

    [Fact]
    public async Task ScheduledMessage_CanBeCanceled()
    {
        await using var account = await TestAccount.StartAsync();
        var service = account.Simulator.AddMessagingService("service", [TestAccount.Sender]);

        var (_, body) = await account.SendAsync(("MessagingServiceSid", service), ("ScheduleType", "fixed"), ("SendAt", DateTimeOffset.UtcNow.AddHours(1).ToString("O")));
        Assert.Equal("scheduled", (string)body["status"]!);

        Assert.Equal("canceled", (string)(await account.PostFormAsync(Path(account, (string)body["sid"]!), ("Status", "canceled"))).Body!["status"]!);
    }

    [Fact]
    public async Task OnlyTheLastBodies_AreKept()
    {
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { KeptBodies = 2, KeptJournalEntries = 3 });
        for (var number = 0; number < 5; number++)
            await account.SendAsync(("To", TestAccount.Phone(number)));

        Assert.Equal([false, false, false, true, true], account.Simulator.Messages.Select(message => message.Body.Length > 0));
        Assert.Equal(3, account.Simulator.Journal.Snapshot().Count);
    }

    private static string Path(TestAccount account, string sid) => account.MessagesPath.Replace("Messages.json", $"Messages/{sid}.json", StringComparison.Ordinal);

    private static async Task AssertFailsAsync(TestAccount account, int code)
    {
        await account.Simulator.SettleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("undelivered", account.Simulator.Messages[^1].Status);
        Assert.Equal(code, account.Simulator.Messages[^1].ErrorCode);
    }
}
