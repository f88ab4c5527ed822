using System.Diagnostics;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Simulator;
using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests;

/// <summary><c>serve</c>, <c>send</c>, <c>simulator</c> and <c>dev</c> as processes of their own.</summary>
public class RuntimeTests
{
    private const string Anna = "+4915112345601";

    [Fact]
    public void Serve_TellsEverythingThatIsMissing()
    {
        using var folder = new TemporaryFolder("serve");
        var result = CommandLine.Run(folder, "serve");
        Assert.Equal(2, result.ExitCode);
        foreach (var setting in new[] { "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "Set Sender", "Set PublicUrl" })
            Assert.Contains(setting, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve", "--urls", "localhost:5000")]
    [InlineData("serve", "--urls", "https://127.0.0.1:5000")]
    [InlineData("serve", "--urls", "http://127.0.0.1:5000;http://127.0.0.1:99999")]
    [InlineData("serve", "--urls", ";")]
    [InlineData("dev", "--urls", "localhost:5000")]
    [InlineData("distribute", "parcel", "--contacts", "people.csv", "--key", "k", "--urls", "localhost:5000")]
    public void AnAddressThatIsNone_IsRefusedBeforeAnythingElse(params string[] arguments)
    {
        using var folder = new TemporaryFolder("serve");
        var result = CommandLine.Run(folder, arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("is no address to listen at. Write one such as http://127.0.0.1:5000", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyAnAddressThatCannotBeListenedAt_IsSaidToBeOne()
    {
        using var folder = new TemporaryFolder("serve");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        // One is taken, the other is of a network for documentation.
        foreach (var url in new[] { simulator.Url.AbsoluteUri.TrimEnd('/'), "http://192.0.2.1:5000" })
        {
            var refused = CommandLine.Run(folder, [], Environment(simulator), "serve", "--urls", url, "--public-url", "https://hooks.example.com");
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("it cannot listen: ", refused.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
        }

        Directory.CreateDirectory(folder["result.csv"]);
        var unwritable = CommandLine.Run(folder, [], Environment(simulator), "optout", "export", "-o", "result.csv");
        Assert.Equal(2, unwritable.ExitCode);
        Assert.Contains("result.csv", unwritable.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("listen", unwritable.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOptOutKeyWithoutItsId_IsToldAsASetting_AndNotShown()
    {
        const string Key = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=";
        using var folder = new TemporaryFolder("serve");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        var refused = CommandLine.Run(folder, [], [.. Environment(simulator), ("WATEMPLATES_OPT_OUT_KEY", Key)], "serve", "--init", "--urls", FreeUrl(), "--public-url", "https://hooks.example.com");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Set WATEMPLATES_OPT_OUT_KEY to an id, a colon and the key", refused.Error, StringComparison.Ordinal);
        foreach (var hidden in new[] { Key, Key[..8], "   at " })
            Assert.DoesNotContain(hidden, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NeedsALedgerThatWasMade_AndPrintsTheSid()
    {
        using var folder = new TemporaryFolder("send");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        string[] send = ["send", "parcel", "de", "--to", Anna, "--set", "FirstName=Jörg", "--key", "order-7"];
        var missing = CommandLine.Run(folder, [], Environment(simulator), send);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("watemplates serve --init", missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["wa.db"]));

        Serve(folder, simulator, "--init");
        var sent = CommandLine.Run(folder, [], Environment(simulator), send);
        Assert.Equal((0, simulator.Messages[0].Sid), (sent.ExitCode, Assert.Single(sent.Lines)));
        Assert.StartsWith("Hallo Jörg", simulator.Messages[0].Body, StringComparison.Ordinal);

        var again = CommandLine.Run(folder, [], Environment(simulator), send);
        Assert.Equal((0, simulator.Messages[0].Sid), (again.ExitCode, Assert.Single(again.Lines)));
        Assert.Single(simulator.Messages);
    }

    [Theory]
    [InlineData(1, "has no language 'fr'", "parcel", "fr", "--to", Anna, "--set", "FirstName=Anna")]
    [InlineData(1, "'FirstName' has no value", "parcel", "de", "--to", Anna)]
    [InlineData(1, "fewer than 8 digits", "parcel", "de", "--to", "12", "--set", "FirstName=Anna")]
    [InlineData(2, "has no name and value", "parcel", "de", "--to", Anna, "--set", "FirstName")]
    [InlineData(2, "is set twice", "parcel", "de", "--to", Anna, "--set", "FirstName=a", "--set", "FirstName=b")]
    public async Task Send_SaysWhyNot(int exitCode, string why, params string[] arguments)
    {
        using var folder = new TemporaryFolder("send");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        Serve(folder, simulator, "--init");
        var result = CommandLine.Run(folder, [], Environment(simulator), ["send", .. arguments]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
        Assert.Empty(simulator.Messages);
    }

    [Fact]
    public async Task Send_SaysThatTheSenderIsPaused_AndGoesOnOnceItIsResumed()
    {
        using var folder = new TemporaryFolder("send");
        var faults = FaultPlan.Parse("""{"faults":[{"fault":"error","httpStatus":401,"code":20003,"count":1}]}""", "faults.json");
        await using var simulator = await TwilioSimulator.StartAsync(new SimulatorOptions { Faults = faults }, TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        string[] send = ["send", "parcel", "de", "--to", Anna, "--set", "FirstName=Anna", "--key", "order-7"];
        // By itself the first time, and because of what the first time left behind the second time.
        for (var i = 0; i < 2; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var paused = CommandLine.Run(folder, [], Environment(simulator), send);
            Assert.Equal((1, ""), (paused.ExitCode, paused.Output));
            Assert.Contains("the sender is paused. Twilio refuses with error 20003", paused.Error, StringComparison.Ordinal);
            Assert.Contains("watemplates sender resume", paused.Error, StringComparison.Ordinal);
            Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(45));
        }

        Assert.Empty(simulator.Messages);
        var resumed = CommandLine.Run(folder, [], Environment(simulator), "sender", "resume");
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Contains("goes on. It was paused: Twilio refuses with error 20003", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("is not paused; nothing was changed", CommandLine.Run(folder, [], Environment(simulator), "sender", "resume").Error, StringComparison.Ordinal);
        var sent = CommandLine.Run(folder, [], Environment(simulator), send);
        Assert.Equal((0, Assert.Single(simulator.Messages).Sid), (sent.ExitCode, Assert.Single(sent.Lines)));
    }

    [Fact]
    public void Simulator_TellsWhereItIs_AndRefusesBadFaults()
    {
        using var folder = new TemporaryFolder("simulator");
        folder.Write("faults.json", """{"faults":[{"fault":"nothing"}]}""");
        var bad = CommandLine.Run(folder, "simulator", "--faults", "faults.json");
        Assert.Equal(2, bad.ExitCode);
        Assert.Contains("faults.json(1,", bad.Error, StringComparison.Ordinal);

        using var running = new WatchedCommand(folder, "simulator", "--urls", FreeUrl());
        Assert.Contains("TWILIO_ACCOUNT_SID=AC", running.Until("TWILIO_AUTH_TOKEN="), StringComparison.Ordinal);
        Assert.Equal(0, running.Interrupt());
    }

    [Fact]
    public void Dev_SendsWhatIsSaved()
    {
        using var folder = new TemporaryFolder("dev");
        // What is required of the account does not concern the simulator.
        folder.Write("watemplates.config.yaml", "requireApproval: true\n");
        folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel"));
        using var running = new WatchedCommand(folder, "dev", "--phone", FreeUrl(), "--urls", FreeUrl());
        Assert.Contains("The phone is at http://127.0.0.1:", running.Until("parcel de is sent to"), StringComparison.Ordinal);
        running.NextRound();
        folder.Write("parcel.wa.yaml", TemplateTexts.Bad("parcel"));
        Assert.Contains("WAT0101", running.Until("until the errors are mended"), StringComparison.Ordinal);
        running.NextRound();
        folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel", "Laden"));
        running.Until("parcel de is sent to");
        running.NextRound();
        Assert.Equal(0, running.Interrupt());
    }
}
