using WaTemplates.Cli.SetUp;
using WaTemplates.Cli.Tests.Senders;
using WaTemplates.Cli.Twilio;

namespace WaTemplates.Cli.Tests.SetUp;

/// <summary>What <c>doctor</c> asks beside senders and services passes Twilio's own OpenAPI document on its way to the simulator.</summary>
public class DoctorContractTests
{
    [Fact]
    public async Task Account_IsWhatTwilioDescribes()
    {
        await using var account = await SenderAccount.StartAsync();
        await using var prism = await SenderContractTests.StartAsync("api_v2010.json", account);
        using var twilio = SenderContractTests.Connection(account, prism.Client.BaseAddress!);
        var answer = await twilio.GetAsync(TwilioHost.Api, $"/2010-04-01/Accounts/{SenderAccount.Account}.json", TestContext.Current.CancellationToken);
        Assert.True(answer.IsDone, answer.Reason);
        Assert.Equal("AC…e1f0", AccountChecks.Shown(answer.Body!["sid"]!.Text));
    }
}
