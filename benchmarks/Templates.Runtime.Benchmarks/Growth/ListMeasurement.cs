using System.Globalization;
using WaTemplates.Runtime.Benchmarks.Million;
using WaTemplates.Runtime.Benchmarks.Places;

namespace WaTemplates.Runtime.Benchmarks.Growth;

/// <summary>One list on a new ledger: imported by a new process, sent by it and by others like it, to a fake Twilio without latency.</summary>
internal static class ListMeasurement
{
    public static Task<List<Sample>> RunAsync(LedgerServer server, int people, int workers) => server.RunAsync(place => RunAsync(place, people, workers));

    private static async Task<List<Sample>> RunAsync(ILedgerPlace place, int people, int workers)
    {
        var port = Child.FreePort();
        var url = $"http://127.0.0.1:{port}";
        using var fake = await Child.Self("fake", Text(port), "0", "0").ReadyAsync();
        var others = new List<Child>();
        try
        {
            while (others.Count < workers - 1)
                others.Add(await Child.Self("worker", url, place.Address).ReadyAsync());
            using var run = Child.Self("list-run", url, place.Address, Text(people), Text(workers));
            var samples = new List<Sample>();
            while (await run.FiguresAsync() is { Length: > 0 } figures)
                samples.Add(Sample.Of(figures));
            return samples;
        }
        finally
        {
            others.ForEach(other => other.Dispose());
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
