using System.Diagnostics;
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
