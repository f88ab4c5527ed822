using System.Diagnostics;
using System.Globalization;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>
/// A sending process is killed at random moments, with a provider that fails in every way. More kills:
/// <c>WATEMPLATES_KILLS=200 dotnet test tests/Templates.Runtime.Tests --filter KillTests</c>; the seed of a failure: <c>WATEMPLATES_SEED</c>.
/// </summary>
[Collection(CrashCollection.Name)]
public class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task C1_I1_I2_I3_I13_KilledWhileSending_NothingTwiceAndNothingLost()
    {
        var kills = Setting("WATEMPLATES_KILLS", 12);
        var seed = Setting("WATEMPLATES_SEED", Environment.TickCount);
        output.WriteLine($"{kills} kills, WATEMPLATES_SEED={seed}");
        var clock = Stopwatch.StartNew();
        var random = new Random(seed);
        await using var run = await CrashRun.StartAsync(new SimulatorOptions { Seed = seed, Faults = CrashFaults.Plan(seed) });
        var unknown = new List<long>();
        for (var kill = 0; kill < kills; kill++)
        {
            var before = run.Simulator.Messages.Count;
            run.StartChild(batches: int.MaxValue);
            await RandomMomentAsync(run, random, before);
            await run.KillAsync();
            var rows = CrashRow.ReadAll(run.LedgerPath);
            unknown.Add(rows.Count(row => row.State == SendState.Attempting));
            Assert.InRange(unknown[^1], 0, CrashRun.MaxInFlight);
            CrashAccount.AssertIntents(CrashAccount.Accepted(run.Simulator, before), rows);
        }

        run.StartChild(batches: 0);
        await run.UntilFinalAsync(120);
        await run.KillAsync();
        Report(run, unknown, clock.Elapsed);
        CrashAccount.AssertEnd(run.LedgerPath, run.Simulator);
    }

    // Mostly while messages are on their way, now and then already while it starts.
    private static async Task RandomMomentAsync(CrashRun run, Random random, int before)
    {
        if (random.Next(8) == 0)
        {
            await Task.Delay(random.Next(600));
            return;
        }

        await run.UntilAsync(() => run.Simulator.Messages.Count > before, "The first message");
        await Task.Delay(random.Next(500));
    }

    private void Report(CrashRun run, List<long> unknown, TimeSpan time)
    {
        var rows = CrashRow.ReadAll(run.LedgerPath);
        var accepted = CrashAccount.Accepted(run.Simulator);
        var held = rows.Count(row => row.State == SendState.Unknown);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"messages {rows.Count}, accepted {accepted.Count}, twice {accepted.Count(message => message.Count() > 1)}, lost {rows.Count - accepted.Count - held}, held {held}, sent again with evidence {rows.Sum(row => row.Resends)}; unknown by kill: average {unknown.Average():F1}, most {unknown.Max()}; {time.TotalSeconds:F0} s"));
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
