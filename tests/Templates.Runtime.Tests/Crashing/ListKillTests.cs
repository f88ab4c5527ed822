#pragma warning disable xUnit1051 // Every wait here has an end of its own.
using System.Globalization;
using WaTemplates.Runtime.Tests.Ledger;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>A process that imports a list and sends to it, killed at random moments. The seed of a failure: <c>WATEMPLATES_SEED</c>; more kills: <c>WATEMPLATES_KILLS</c>.</summary>
[Collection(CrashCollection.Name)]
public class ListKillTests(ITestOutputHelper output)
{
    private const int People = 12_000;

    [Fact]
    public async Task C7_I2_KilledWhileImporting_NobodyIsMissingOrTwice()
    {
        var seed = Setting("WATEMPLATES_SEED", Environment.TickCount);
        output.WriteLine($"WATEMPLATES_SEED={seed}");
        var random = new Random(seed);
        await using var run = await CrashRun.StartAsync(new SimulatorOptions());
        for (var kill = 0; kill < Setting("WATEMPLATES_KILLS", 3); kill++)
        {
            var before = Rows(run);
            run.StartChild(batches: 0, Argument(People), "--WaTemplates:Rate=1");
            await run.UntilAsync(() => Rows(run) > before || Rows(run) == People, "The first rows");
            await Task.Delay(random.Next(60));
            await run.KillAsync();
            Assert.Equal("ok", CrashRow.Scalar(run.LedgerPath, "PRAGMA integrity_check"));
            LedgerFolder.CheckReferences(run.LedgerPath);
            Assert.Equal(Rows(run), CrashRow.Scalar(run.LedgerPath, "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 0"));
        }

        run.StartChild(batches: 0, Argument(People), "--WaTemplates:Rate=1");
        await run.UntilAsync(() => Rows(run) == People && State(run) == 1, "All rows");
        await run.KillAsync();
        Assert.Equal((long)People, CrashRow.Scalar(run.LedgerPath, "SELECT count(DISTINCT recipient) FROM send WHERE distribution_id > 0"));
        Assert.Equal((long)People, CrashRow.Scalar(run.LedgerPath, "SELECT count(*) FROM payload"));
    }

    [Fact]
    public async Task C1_I1_I4_KilledWhileSendingToAList_NobodyTwiceAndNobodyLost()
    {
        const int people = 600;
        var seed = Setting("WATEMPLATES_SEED", Environment.TickCount);
        output.WriteLine($"WATEMPLATES_SEED={seed}");
        var random = new Random(seed);
        await using var run = await CrashRun.StartAsync(new SimulatorOptions { Seed = seed, Faults = Faults(seed) });
        for (var kill = 0; kill < Setting("WATEMPLATES_KILLS", 4); kill++)
        {
            var before = run.Simulator.Messages.Count;
            // Reports that came while nobody listened are lost, and without them the canary waits for ten minutes.
            run.StartChild(batches: 0, Argument(people), "--WaTemplates:Rate=150", "--WaTemplates:PollStatuses=true");
            await run.UntilAsync(() => run.Simulator.Messages.Count > before || State(run) == 3, "A message");
            await Task.Delay(random.Next(400));
            await run.KillAsync();
            Assert.InRange((long)CrashRow.Scalar(run.LedgerPath, "SELECT count(*) FROM send WHERE state = 1")!, 0, CrashRun.MaxInFlight);
        }

        run.StartChild(batches: 0, Argument(people), "--WaTemplates:Rate=1000", "--WaTemplates:PollStatuses=true");
        await run.UntilAsync(() => State(run) == 3, "The end", 150);
        await run.KillAsync();
        var messages = run.Simulator.Messages.Where(message => message.ContentSid is not null).ToLookup(message => message.To, StringComparer.Ordinal);
        Assert.All(messages, message => Assert.Single(message));
        Assert.Equal((long)messages.Count, CrashRow.Scalar(run.LedgerPath, "SELECT count(*) FROM send WHERE state = 2"));
        Assert.Equal((long)people, CrashRow.Scalar(run.LedgerPath, "SELECT count(*) FROM send WHERE state = 2 OR (state = 3 AND held = 1)"));
    }

    private static FaultPlan Faults(int seed) => new(
        new Fault(FaultKind.DelayBefore) { Delay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromMilliseconds(40) },
        new Fault(FaultKind.AcceptThenClose) { Probability = 0.01 },
        new Fault(FaultKind.CloseBeforeAccept) { Probability = 0.01 },
        new Fault(FaultKind.AcceptThenError) { Probability = 0.01 },
        new Fault(FaultKind.TooManyRequests) { Probability = 0.005, RetryAfter = "0" },
        new Fault(FaultKind.CallbackTwice) { Probability = 0.05 },
        new Fault(FaultKind.ListLag) { Probability = 0.3, Delay = TimeSpan.FromMilliseconds(50), MaximumDelay = TimeSpan.FromMilliseconds(300) })
    { Seed = seed };

    private static string Argument(int people) => string.Create(CultureInfo.InvariantCulture, $"--Crash:List={people}");

    private static long Rows(CrashRun run) => (long)CrashRow.Scalar(run.LedgerPath, "SELECT count(*) FROM send")!;

    private static long State(CrashRun run) => CrashRow.Scalar(run.LedgerPath, "SELECT state FROM distribution") is long state ? state : -1;

    private static int Setting(string name, int value) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : value;
}
