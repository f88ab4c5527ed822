using System.Globalization;
using System.Text.Json.Nodes;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.Senders;

/// <summary><c>sender show</c> as a process of its own, against a simulated account.</summary>
public class SenderShowTests
{
    [Fact]
    public async Task Show_TellsStatusWebhooksQualityAndLimit_ButNoPassword()
    {
        await using var account = await SenderAccount.StartAsync();
        account.Simulator.ConfigureSender(SenderAccount.Number, new Uri($"https://hook:{SenderAccount.UrlPassword}@hooks.example.com/whatsapp/inbound#rc=3"), new Uri("https://hooks.example.com/whatsapp/status"));
        var result = account.Run("sender", "show");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith($"{SenderAccount.Number} is ONLINE (XE", result.Lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["  messages to    POST https://***@hooks.example.com/whatsapp/inbound#rc=3", "  if that fails  nowhere", "  statuses to    POST https://hooks.example.com/whatsapp/status", "  quality        HIGH", "  limit          10K Customers/24hr"],
            result.Lines[1..]);
    }

    [Fact]
    public async Task Show_FindsASender_BehindTheFirstPage_AndTellsWhyItIsOffline()
    {
        var others = Enumerable.Range(0, 230).Select(i => new SimulatorSender($"+4915112{i.ToString("D6", CultureInfo.InvariantCulture)}"));
        await using var account = await SenderAccount.StartAsync(default, [.. others, new SimulatorSender(SenderAccount.Number) { Status = "OFFLINE" }]);
        var result = account.Run([("WATEMPLATES_SENDER", "+1 415 523 8886")], "sender", "show", "--format", "json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var sender = JsonNode.Parse(result.Output)!["sender"]!;
        Assert.Equal((SenderAccount.Number, "OFFLINE", "63020"), ((string)sender["number"]!, (string)sender["status"]!, (string)sender["offlineReasons"]![0]!["code"]!));
        Assert.Equal(3, account.Simulator.Journal.Snapshot().Count(entry => entry.Target?.StartsWith("GET /v2/Channels/Senders?", StringComparison.Ordinal) == true));

        var unclear = account.Run("sender", "show");
        Assert.Equal((2, ""), (unclear.ExitCode, unclear.Output));
        Assert.Contains("Name one with --sender", unclear.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true, "takes messages to POST https://service.example.com/in in place of the sender's address")]
    [InlineData(true, true, "leaves messages to the sender's own address")]
    [InlineData(false, false, "does not have this sender")]
    public async Task Show_TellsOfTheService(bool usesNumber, bool hasSender, string expected)
    {
        await using var account = await SenderAccount.StartAsync();
        var service = account.Simulator.AddMessagingService("shop", hasSender ? [SenderAccount.Number] : [], new Uri("https://service.example.com/in"), useInboundWebhookOnNumber: usesNumber);
        (string, string)[] environment = [("WATEMPLATES_MESSAGING_SERVICE_SID", service)];
        var text = account.Run(environment, "sender", "show");
        Assert.Contains($"{service} {expected}", text.Output, StringComparison.Ordinal);
        var json = JsonNode.Parse(account.Run(environment, "sender", "show", "--format", "json").Output)!["messagingService"]!;
        Assert.Equal((hasSender, hasSender && !usesNumber), ((bool)json["hasSender"]!, (bool)json["overridesCallback"]!));
    }

    [Theory]
    [InlineData(1, "the account has no WhatsApp sender whatsapp:+4915112345678, only whatsapp:+14155238886", "--sender", "+4915112345678")]
    [InlineData(2, "the sender is 'twelve', and", "--sender", "twelve")]
    public async Task Show_SaysWhyNot(int exitCode, string why, params string[] arguments)
    {
        await using var account = await SenderAccount.StartAsync();
        var result = account.Run(["sender", "show", .. arguments]);
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_WithWrongCredentials_IsARefusal_AndWithoutAnyWrongUsage()
    {
        await using var account = await SenderAccount.StartAsync();
        var refused = account.Run([("TWILIO_AUTH_TOKEN", new string('a', 32))], "sender", "show");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("the senders cannot be listed: HTTP 401", refused.Error, StringComparison.Ordinal);
        var none = CommandLine.Run(account.Folder, "sender", "show");
        Assert.Equal((2, ""), (none.ExitCode, none.Output));
        Assert.Contains("TWILIO_ACCOUNT_SID is not set", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_WithAnUnreachableOrForeignServer_TellsSo()
    {
        await using var account = await SenderAccount.StartAsync();
        var unreachable = account.Run([("WATEMPLATES_TWILIO_URL", "http://127.0.0.1:9")], "sender", "show");
        Assert.Equal((2, ""), (unreachable.ExitCode, unreachable.Output));
        Assert.Contains("Check the network", unreachable.Error, StringComparison.Ordinal);
        account.Simulator.Faults = FaultPlan.Parse("""{"faults":[{"fault":"non-json-answer","operation":"senders","probability":1}]}""");
        var foreign = account.Run("sender", "show");
        Assert.Equal((1, ""), (foreign.ExitCode, foreign.Output));
        Assert.Contains("without a readable answer", foreign.Error, StringComparison.Ordinal);
    }
}
