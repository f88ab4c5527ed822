using System.Diagnostics;

namespace WaTemplates.Simulator.Tests.Messages;

/// <summary>Benchmarks lean on the simulator: it must not be what they measure.</summary>
public class ThroughputTests(ITestOutputHelper output)
{
    private const int Connections = 32;
    private const int Each = 1000;

    [Fact]
    public async Task Sends_AreAcceptedQuickly()
    {
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { KeptJournalEntries = 1000 });
        await SendAsync(account, 100);
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();

        await SendAsync(account, Each);

        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var core = (process.TotalProcessorTime - before).TotalSeconds;
        output.WriteLine($"{Connections * Each / seconds:n0} sends/s over {Connections} connections, {Connections * Each / core:n0} a second of processor time, the client's included");
        Assert.True(Connections * Each / core > 1000);
    }

    private static Task SendAsync(TestAccount account, int each) => Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(() => RawSender.SendAsync(account, connection, each))));
}
