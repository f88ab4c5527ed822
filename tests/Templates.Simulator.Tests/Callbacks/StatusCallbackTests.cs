namespace WaTemplates.Simulator.Tests.Callbacks;

public class StatusCallbackTests
{
    [Fact]
    public async Task Callbacks_ComeInOrderSignedWithTheirFields()
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();

        var (_, body) = await account.SendAsync(("StatusCallback", listener.Url + "/status?tenant=a%20b&x=%7e#rc=2&rp=5xx"));
        await listener.WaitForAsync(2);
        await account.Simulator.ReadAsync((string)body["sid"]!, TestContext.Current.CancellationToken);

        Assert.Equal(["sent", "delivered", "read"], listener.Received.Select(call => call.Form["MessageStatus"]));
        Assert.All(listener.Received, call =>
        {
            Assert.Equal("/status?tenant=a%20b&x=%7e", call.Target);
            Assert.True(call.IsSignedWith(account.Simulator.AuthToken));
            Assert.Equal((string)body["sid"]!, call.Form["MessageSid"]);
            Assert.Equal(call.Form["MessageSid"], call.Form["SmsSid"]);
            Assert.Equal(call.Form["MessageStatus"], call.Form["SmsStatus"]);
            Assert.Equal(account.Simulator.AccountSid, call.Form["AccountSid"]);
            Assert.Equal("whatsapp", call.Form["ChannelPrefix"]);
            Assert.StartsWith("XE", call.Form["ChannelInstallSid"], StringComparison.Ordinal);
            Assert.Equal(TestAccount.Anna, call.Form["To"]);
        });
        Assert.Equal("READ", listener.Received[^1].Form["EventType"]);
        Assert.Equal(3, account.Simulator.Journal.Snapshot(JournalKind.Callback).Count(entry => entry.HttpStatus == 200));
    }

    [Fact]
    public async Task Failure_IsReportedWithItsCode()
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        account.Simulator.ConfigureSender(TestAccount.Sender, callbackUrl: null, new Uri(listener.Url + "/senders"));
        account.Simulator.Pause("greeting");

        await account.SendAsync();

        var call = Assert.Single(await listener.WaitForAsync(1));
        Assert.Equal("/senders", call.Target);
        Assert.Equal("undelivered", call.Form["MessageStatus"]);
        Assert.Equal("63041", call.Form["ErrorCode"]);
    }

    [Fact]
    public async Task Service_ReportsQueuedToItsOwnAddress()
    {
        await using var account = await TestAccount.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        var service = account.Simulator.AddMessagingService("service", [TestAccount.Sender], statusCallback: new Uri(listener.Url + "/service"));

        await account.SendAsync(("MessagingServiceSid", service));

        var calls = await listener.WaitForAsync(3);
        Assert.Equal(["queued", "sent", "delivered"], calls.Select(call => call.Form["MessageStatus"]));
        Assert.All(calls, call => Assert.Equal(service, call.Form["MessagingServiceSid"]));
    }
}
