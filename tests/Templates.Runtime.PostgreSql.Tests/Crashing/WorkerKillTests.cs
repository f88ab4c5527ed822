using System.Diagnostics;
using System.Globalization;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Crashing;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.PostgreSql.Tests.Crashing;

/// <summary>
/// Three workers on one database, of which one is killed or frozen beyond its leases at a time, with a provider that fails
/// in every way; half-way the database server is cut off and started again. More kills: <c>WATEMPLATES_KILLS=200 dotnet
/// test tests/Templates.Runtime.PostgreSql.Tests --filter WorkerKillTests</c>; the seed of a failure: <c>WATEMPLATES_SEED</c>.
/// </summary>
[Collection(CrashCollection.Name)]
public class WorkerKillTests(ITestOutputHelper output)
{
    private const int Workers = 3;
    private const int FreezeOneOf = 4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task C2_C4_I1_I2_I3_I13_KilledFrozenAndCutOff_NothingTwiceAndNothingLost()
    {
        var kills = Setting("WATEMPLATES_KILLS", 8);
        var seed = Setting("WATEMPLATES_SEED", Environment.TickCount);
        output.WriteLine($"{kills} kills, WATEMPLATES_SEED={seed}");
        var clock = Stopwatch.StartNew();
        var random = new Random(seed);
        await using var run = await WorkerRun.StartAsync(new SimulatorOptions { Seed = seed, Faults = CrashFaults.Plan(seed) }, Workers);
        var (freezes, most) = (0, 0L);
        for (var kill = 0; kill < kills; kill++)
        {
            run.StartWorkers(batches: int.MaxValue);
            await SomeMessagesAsync(run, random);
            if (kill == kills / 2)
            {
                await run.Server.RestartAsync();
                await SomeMessagesAsync(run, random);
            }

            var victim = random.Next(Workers);
            if (random.Next(FreezeOneOf) == 0)
            {
                freezes++;
                await FreezeAsync(run, victim, random);
            }

            run.AssertAlive();
            await run.KillAsync(victim);
            most = Math.Max(most, await CheckAsync(run));
        }

        await run.KillAllAsync();
        run.StartWorkers(batches: 0);
        await UntilFinalAsync(run);
        await run.KillAllAsync();
        var rows = await WorkerRows.ReadAllAsync(run.Ledger);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"messages {rows.Count}, {freezes} freezes, held {rows.Count(row => row.State == SendState.Unknown)}, sent again with evidence {rows.Sum(row => row.Resends)}; under way by worker: most {most}; {clock.Elapsed.TotalSeconds:F0} s"));
        CrashAccount.AssertEnd(rows, run.Simulator);
    }

    // I3 and I13. What was accepted is read first: its intents are older.
    private static async Task<long> CheckAsync(WorkerRun run)
    {
        var accepted = CrashAccount.Accepted(run.Simulator);
        CrashAccount.AssertIntents(accepted, await WorkerRows.ReadAllAsync(run.Ledger));
        var underWay = await WorkerRows.UnderWayAsync(run.Ledger);
        Assert.All(underWay, count => Assert.InRange(count, 0, WorkerRun.MaxInFlight));
        return underWay.DefaultIfEmpty().Max();
    }

    private static async Task SomeMessagesAsync(WorkerRun run, Random random)
    {
        var before = run.Simulator.Messages.Count;
        for (var end = TimeProvider.System.GetUtcNow().AddSeconds(90); run.Simulator.Messages.Count < before + 30; await Task.Delay(20, Stop))
        {
            run.AssertAlive();
            Assert.True(TimeProvider.System.GetUtcNow() < end, "No messages were sent in time.");
        }

        await Task.Delay(random.Next(400), Stop);
    }

    // Longer than a lease (2 s), and shorter than it takes until the others send again what the list did not show (6 s).
    private static async Task FreezeAsync(WorkerRun run, int worker, Random random)
    {
        run.Signal(worker, UnixSignal.Freeze);
        await Task.Delay(2300 + random.Next(1000), Stop);
        run.Signal(worker, UnixSignal.Continue);
        await Task.Delay(random.Next(300), Stop);
    }

    private static async Task UntilFinalAsync(WorkerRun run)
    {
        for (var end = TimeProvider.System.GetUtcNow().AddSeconds(120); !(await WorkerRows.ReadAllAsync(run.Ledger)).TrueForAll(row => row.IsFinal); await Task.Delay(300, Stop))
        {
            run.AssertAlive();
            Assert.True(TimeProvider.System.GetUtcNow() < end, "Some messages came to no end.");
        }
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
