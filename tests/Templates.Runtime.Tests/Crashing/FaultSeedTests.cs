using System.Globalization;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>Plans of faults made from seeds. More of them: <c>WATEMPLATES_FAULT_SEEDS=50</c>; from another first one: <c>WATEMPLATES_SEED</c>.</summary>
[Collection(CrashCollection.Name)]
public class FaultSeedTests
{
    private const int Messages = 80;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task C3_I1_I2_I7_WhateverGoesWrong_NothingTwiceAndNothingLost()
    {
        var first = Setting("WATEMPLATES_SEED", 1);
        await Parallel.ForEachAsync(Enumerable.Range(first, Setting("WATEMPLATES_FAULT_SEEDS", 5)), new ParallelOptions { MaxDegreeOfParallelism = 5, CancellationToken = Stop }, async (seed, _) =>
        {
            try
            {
                await RunAsync(seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"WATEMPLATES_SEED={seed} WATEMPLATES_FAULT_SEEDS=1", exception);
            }
        });
    }

    private static async Task RunAsync(int seed)
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Seed = seed, Faults = RandomFaults.Plan(seed) }, options =>
        {
            options.Rate = 4000;
            options.SettleTime = TimeSpan.FromMilliseconds(900);
        });
        await Task.WhenAll(Enumerable.Range(0, Messages).Select(number => running.Templates.SendAsync(Keyed.Message(number), Keyed.Recipient(number % 4 == 3 ? number - 1 : number), Stop)));
        var path = running.Folder["wa.db"];
        for (var end = TimeProvider.System.GetUtcNow().AddSeconds(100); !CrashRow.ReadAll(path).TrueForAll(row => row.IsFinal); await Task.Delay(200, Stop))
            Assert.True(TimeProvider.System.GetUtcNow() < end, "Some messages came to no end: " + string.Join(", ", CrashRow.ReadAll(path).Where(row => !row.IsFinal)));
        CrashAccount.AssertEnd(path, running.Simulator);
        await AssertDeliveriesAsync(running);
    }

    // I7: what the callbacks told, in whatever order and number, is what the ledger has.
    private static Task AssertDeliveriesAsync(RunningRuntime running)
        => RunningRuntime.EventuallyAsync(async () => await FindDifferenceAsync(running) is null ? running : null, "What the callbacks told");

    private static async Task<string?> FindDifferenceAsync(RunningRuntime running)
    {
        var told = running.Simulator.Journal.Snapshot(JournalKind.Callback).Where(callback => callback.HttpStatus is >= 200 and < 300).ToLookup(callback => callback.Sid!, StringComparer.Ordinal);
        foreach (var message in CrashAccount.Accepted(running.Simulator).Select(message => message.Single()))
        {
            var row = await running.Ledger.FindSendAsync("message:" + message.Variables["1"], Stop);
            if (row!.Delivery != told[message.Sid].Select(callback => Runtime.Webhooks.StatusForm.DeliveryOf(callback.Status) ?? Delivery.None).Append(Delivery.None).MaxBy(DeliveryOrder.Rank))
                return message.Sid;
        }

        return null;
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
