using WaTemplates.Cli.Senders;
using WaTemplates.Cli.Twilio;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Simulator.Tests.Http;

namespace WaTemplates.Cli.Tests.Senders;

/// <summary>Every request about senders and services passes Twilio's own OpenAPI documents on its way to the simulator.</summary>
public class SenderContractTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Show_And_SetWebhook_AreWhatTwilioDescribes()
    {
        await using var account = await SenderAccount.StartAsync();
        await using var prism = await StartAsync("messaging_v2.json", account);
        (string, string)[] throughPrism = [("WATEMPLATES_TWILIO_URL", prism.Client.BaseAddress!.AbsoluteUri), ("WATEMPLATES_SENDER", SenderAccount.Number)];
        var set = account.Run(throughPrism, "sender", "set-webhook", "--to", "qualtrics");
        Assert.True(set.ExitCode == 0, set.Error);
        Assert.Single(account.Changes);
        var show = account.Run(throughPrism, "sender", "show");
        Assert.True(show.ExitCode == 0, show.Error);
    }

    [Fact]
    public async Task Services_AreWhatTwilioDescribes()
    {
        await using var account = await SenderAccount.StartAsync();
        var service = account.Simulator.AddMessagingService("shop", [SenderAccount.Number]);
        using var direct = Connection(account, account.Simulator.Url);
        var sender = (await new SenderDirectory(direct).FindAsync(null, Stop)).Sid;
        await using var prism = await StartAsync("messaging_v1.json", account);
        using var twilio = Connection(account, prism.Client.BaseAddress!);
        Assert.True((await MessagingService.FetchAsync(twilio, service, sender, Stop)).TakesInbound);
        Assert.False((await MessagingService.FetchAsync(twilio, service, "XE" + new string('0', 32), Stop)).TakesInbound);
        Assert.Equal(service, (await MessagingService.FindAsync(twilio, sender, Stop))!.Sid);
    }

    internal static async Task<PrismProxy> StartAsync(string document, SenderAccount account)
    {
        if (PrismServer.Unavailable(document) is { } reason)
            Assert.Skip(reason);
        return await PrismProxy.StartAsync(document, account.Simulator.Url);
    }

    internal static TwilioConnection Connection(SenderAccount account, Uri address)
        => new(new TwilioOptions { AccountSid = account.Simulator.AccountSid, AuthToken = SenderAccount.Token, BaseUrl = address });
}
