using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.Senders;

/// <summary>A simulated account with secrets that must never be seen, and a folder to run the command in.</summary>
internal sealed class SenderAccount : IAsyncDisposable
{
    public const string Number = "whatsapp:+14155238886";
    public const string Account = "AC0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public const string Token = "7a11deadbeef4c0ffee5ec2e7b0bb1e5";
    public const string ApiKey = "SK00112233445566778899aabbccddeeff";
    public const string ApiSecret = "S3cretThatNobodyMaySee0123456789";
    public const string UrlPassword = "pa55-in-an-address";
    private static readonly string[] Secrets = [Token, ApiSecret, UrlPassword];

    private SenderAccount(TwilioSimulator simulator) => Simulator = simulator;

    public TwilioSimulator Simulator { get; }

    public TemporaryFolder Folder { get; } = new("sender");

    /// <summary>The requests that change something.</summary>
    public string[] Changes => Simulator.Journal.Snapshot(JournalKind.Request).Where(entry => entry.Target!.StartsWith("POST", StringComparison.Ordinal)).Select(entry => entry.Target!).ToArray();

    public static async Task<SenderAccount> StartAsync(TimeSpan delay = default, params SimulatorSender[] senders) => new(await TwilioSimulator.StartAsync(
        new SimulatorOptions { AccountSid = Account, AuthToken = Token, ApiKey = ApiKey, ApiSecret = ApiSecret, SenderDelay = delay, Senders = senders.Length > 0 ? senders : [new(Number)] },
        TestContext.Current.CancellationToken));

    public CommandResult Run(params string[] arguments) => Run([], arguments);

    /// <summary>Runs the command with the account's settings, and looks for secrets in all it wrote.</summary>
    public CommandResult Run((string Name, string Value)[] more, params string[] arguments)
    {
        var result = CommandLine.Run(Folder, [], [("WATEMPLATES_TWILIO_URL", Simulator.Url.AbsoluteUri), ("TWILIO_ACCOUNT_SID", Account), ("TWILIO_AUTH_TOKEN", Token), .. more], arguments);
        HasNoSecret(result);
        return result;
    }

    public static void HasNoSecret(CommandResult result)
    {
        foreach (var secret in Secrets)
            Assert.DoesNotContain(secret, result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        Folder.Dispose();
    }
}
