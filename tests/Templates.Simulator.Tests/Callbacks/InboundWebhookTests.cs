namespace WaTemplates.Simulator.Tests.Callbacks;

public class InboundWebhookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_IsPostedSignedToTheSendersAddress()
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url + "/in?a=1"));

        var sid = await account.Simulator.ReceiveTextAsync("+4915155500001", "Jörg + ✓ & 1", cancellationToken: Cancellation);

        var call = Assert.Single(listener.Received);
        Assert.True(call.IsSignedWith(account.Simulator.AuthToken));
        Assert.Equal("/in?a=1", call.Target);
        Assert.Equal(sid, call.Form["MessageSid"]);
        Assert.Equal("Jörg + ✓ & 1", call.Form["Body"]);
        Assert.Equal("4915155500001", call.Form["WaId"]);
        Assert.Equal("Anna", call.Form["ProfileName"]);
        Assert.Equal("0", call.Form["NumMedia"]);
        Assert.DoesNotContain("ButtonPayload", call.Form.Keys);
        Assert.Equal(200, Assert.Single(account.Simulator.Journal.Snapshot(JournalKind.Webhook)).HttpStatus);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("No")]
    [InlineData("1")]
    public async Task Tap_HasTheButtonsFields(string button)
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url));
        var original = (string)(await account.SendAsync()).Body["sid"]!;

        await account.Simulator.TapAsync(TestAccount.Anna, original, button, Cancellation);

        var form = Assert.Single(listener.Received).Form;
        Assert.Equal(("No", "No", "no"), (form["Body"], form["ButtonText"], form["ButtonPayload"]));
        Assert.Equal(original, form["OriginalRepliedMessageSid"]);
        Assert.Equal(TestAccount.Sender, form["OriginalRepliedMessageSender"]);
        await Assert.ThrowsAsync<ArgumentException>(() => account.Simulator.TapAsync(TestAccount.Anna, original, "maybe", Cancellation));
    }

    [Fact]
    public async Task FragmentOptions_LeadToRetriesWithAToken()
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = number => number < 3 ? (503, "") : (200, "");
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url + "/in#rc=3&rp=5xx"));

        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "1", cancellationToken: Cancellation);

        Assert.Equal(3, listener.Received.Count);
        Assert.Equal(["", "set", "set"], listener.Received.Select(call => call.IdempotencyToken.Length > 0 ? "set" : ""));
        Assert.Single(listener.Received.Select(call => call.Form["MessageSid"]).Distinct());
        Assert.All(listener.Received, call => Assert.True(call.IsSignedWith(account.Simulator.AuthToken)));
    }

    [Fact]
    public async Task WithoutOptions_AnErrorIsNotRetried()
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = _ => (500, "");
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url));

        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "1", cancellationToken: Cancellation);

        Assert.Single(listener.Received);
        Assert.Equal(11200, Assert.Single(account.Simulator.Journal.Snapshot(JournalKind.Webhook)).Code);
    }

    [Theory]
    [InlineData("<Response><Message>Thanks</Message><Message><Body>Bye</Body></Message></Response>", "Thanks|Bye", null)]
    [InlineData("<Response/>", "", null)]
    [InlineData("<Response><Say>Hi</Say></Response>", "", 12200)]
    [InlineData("<Response>", "", 12100)]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><Response><Message>&a;</Message></Response>", "", 12100)]
    public async Task TwimlMessages_AreSent(string answer, string replies, int? code)
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = _ => (200, answer);
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url));

        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "1", cancellationToken: Cancellation);

        Assert.Equal(replies, string.Join('|', account.Simulator.Messages.Where(message => message.Direction == MessageDirection.OutboundReply).Select(message => message.Body)));
        Assert.Equal(code, Assert.Single(account.Simulator.Journal.Snapshot(JournalKind.Webhook)).Code);
    }

    [Theory]
    [InlineData(false, "/service")]
    [InlineData(true, "/sender")]
    public async Task Service_TakesTheWebhookUnlessItLeavesItToTheNumber(bool onNumber, string expected)
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url + "/sender"));
        account.Simulator.AddMessagingService("service", [TestAccount.Sender], new Uri(listener.Url + "/service"), useInboundWebhookOnNumber: onNumber);

        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "1", cancellationToken: Cancellation);

        Assert.Equal(expected, Assert.Single(listener.Received).Target);
    }

    [Fact]
    public async Task AdvancedOptOut_AnswersAndRefusesUntilStart()
    {
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { AdvancedOptOut = true });
        await using var listener = await WebhookListener.StartAsync();
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url));

        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "stop", cancellationToken: Cancellation);
        Assert.Equal("STOP", listener.Received[^1].Form["OptOutType"]);
        Assert.Contains("unsubscribed", account.Simulator.Messages[^1].Body, StringComparison.Ordinal);
        Assert.Equal(21610, (int)(await account.SendAsync()).Body["code"]!);

        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "START", cancellationToken: Cancellation);
        Assert.Equal("START", listener.Received[^1].Form["OptOutType"]);
        Assert.Equal(System.Net.HttpStatusCode.Created, (await account.SendAsync()).Status);
    }
}
