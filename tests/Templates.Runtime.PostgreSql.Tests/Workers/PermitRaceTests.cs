using System.Collections.Concurrent;
using System.Diagnostics;

namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>One rate for all workers.</summary>
public sealed class PermitRaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R1_I8_EightWorkers_GetNoMoreThanBurstAndRate()
    {
        const double PerSecond = 80;
        const int Burst = 20;
        await using var workers = await TwoWorkers.StartAsync(count: 8);
        var grants = new ConcurrentBag<(TimeSpan Asked, TimeSpan Had, int Permits)>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(workers.All.Select((ledger, number) => Task.Run(async () =>
        {
            var random = new Random(number);
            while (clock.Elapsed < TimeSpan.FromSeconds(4))
            {
                var asked = clock.Elapsed;
                var permits = await ledger.TakePermitsAsync(TwoWorkers.Sender, random.Next(1, 7), PerSecond, Burst, Stop);
                grants.Add((asked, clock.Elapsed, permits));
                await Task.Delay(random.Next(8), Stop);
            }
        }, Stop)));

        // Of a grant we know that it was made between asking and having: whatever lies wholly within a window was made in it.
        var granted = grants.Where(grant => grant.Permits > 0).ToArray();
        foreach (var from in granted.Select(grant => grant.Asked))
        {
            foreach (var length in new[] { 0.25, 1, 2.5, 10 })
            {
                var to = from + TimeSpan.FromSeconds(length);
                var sum = granted.Where(grant => grant.Asked >= from && grant.Had <= to).Sum(grant => grant.Permits);
                Assert.True(sum <= Burst + PerSecond * length, $"{sum} permits within {length} s.");
            }
        }

        // And it is used: the lower bound leaves room for a busy machine.
        Assert.InRange(granted.Sum(grant => grant.Permits), PerSecond * 2, Burst + PerSecond * clock.Elapsed.TotalSeconds);
    }
}
