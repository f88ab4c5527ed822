using System.Diagnostics;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Simulator;
using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests.Running;

/// <summary>Ctrl+C: what is under way ends, a question does not have to be answered, and nobody waits for what does not end.</summary>
public class InterruptionTests
{
    private const string Anna = "+4915112345601";
    private const char CtrlC = '\u0003';

    /// <summary>A shell's word for a process that SIGINT ended.</summary>
    private const int Killed = 130;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Send_InterruptedItSaysSo_AndTheMessageUnderWayComesToItsEnd()
    {
        using var folder = new TemporaryFolder("send");
        await using var simulator = await SlowSimulatorAsync();
        using var running = await SendAsync(folder, simulator);
        Assert.Equal(1, running.Interrupt());
        Assert.DoesNotContain("   at ", running.Until("Interrupted."), StringComparison.Ordinal);
        Assert.True(running.IsQuietFor(TimeSpan.FromMilliseconds(200)));
        Assert.Single(simulator.Messages);
    }

    [Fact]
    public async Task TheSecondCtrlC_DoesNotWaitForTheMessageUnderWay()
    {
        using var folder = new TemporaryFolder("send");
        await using var simulator = await SlowSimulatorAsync();
        using var running = await SendAsync(folder, simulator);
        Assert.Equal(Killed, running.Interrupt(times: 2));
        Assert.Empty(simulator.Messages);
        // Whether it left is not known, so it does not leave again.
        await using var ledger = new SqliteLedger(folder["wa.db"], TimeProvider.System);
        await ledger.OpenAsync(asSender: false, TestContext.Current.CancellationToken);
        Assert.Equal(SendState.Attempting, Assert.Single(await ledger.CountSendsAsync(TestContext.Current.CancellationToken), counted => counted.Value > 0).Key);
    }

    [Theory]
    [InlineData("import text.de.txt", "Placeholder")]
    [InlineData("contact erase " + Anna, "Go on? [y/N]")]
    public async Task AQuestion_IsLeftByCtrlC(string command, string question)
    {
        using var folder = new TemporaryFolder("ask");
        folder.Write("text.de.txt", "Hallo {{1}}, wie war es?\n");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        using var process = Process.Start(CommandLine.OnTerminal(folder, Environment(simulator), command))!;
        var shown = "";
        var buffer = new char[256];
        while (!shown.Contains(question, StringComparison.Ordinal))
        {
            var read = await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.True(read > 0, shown);
            shown += new string(buffer, 0, read);
        }

        process.StandardInput.Write(CtrlC);
        process.StandardInput.Flush();
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("\nInterrupted.\n", rest.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public void Simulator_HearsCtrlC_FromTheMomentItLooksReady()
    {
        using var folder = new TemporaryFolder("simulator-ctrl-c");
        for (var round = 0; round < 4; round++)
        {
            using var process = Process.Start(CommandLine.StartInfo(folder, [], ["simulator", "--urls", FreeUrl()]))!;
            // Read and signalled on one thread: later than a millisecond, what it misses goes unseen.
            while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("TWILIO_AUTH_TOKEN=", StringComparison.Ordinal))
            {
            }

            UnixSignal.Send(process, UnixSignal.Interrupt);
            var hasEnded = process.WaitForExit(TimeSpan.FromSeconds(30));
            if (!hasEnded)
                process.Kill();
            Assert.True(hasEnded, "Ctrl+C did not end it.");
            Assert.Equal(0, process.ExitCode);
        }
    }

    private static async Task<TwilioSimulator> SlowSimulatorAsync()
    {
        var faults = FaultPlan.Parse("""{"faults":[{"fault":"delay-before","operation":"create-message","delay":8}]}""", "faults.json");
        return await TwilioSimulator.StartAsync(new SimulatorOptions { Faults = faults }, TestContext.Current.CancellationToken);
    }

    /// <summary>A message that Twilio has been given and has not answered.</summary>
    private static async Task<WatchedCommand> SendAsync(TemporaryFolder folder, TwilioSimulator simulator)
    {
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        var running = new WatchedCommand(folder, Environment(simulator), ["send", "parcel", "de", "--to", Anna, "--set", "FirstName=Anna"]);
        await using var ledger = new SqliteLedger(folder["wa.db"], TimeProvider.System);
        await ledger.OpenAsync(asSender: false, TestContext.Current.CancellationToken);
        while (!(await ledger.CountSendsAsync(TestContext.Current.CancellationToken)).ContainsKey(SendState.Attempting))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return running;
    }
}
