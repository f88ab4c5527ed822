using System.Globalization;

namespace WaTemplates.Runtime.Benchmarks.Sending;

/// <summary>All loops in turn against one fake Twilio, without latency and with.</summary>
internal static class SendRounds
{
    public static async Task RunAsync()
    {
        // Without latency the processor's clock and neighbours move single rounds by a third.
        await MeasureAsync("Sending, no latency, 64 in flight", rounds: 7, from: 0, to: 0, warmUp: 60_000, count: 30_000, expressCount: 6_000);
        await MeasureAsync("Sending, 40 to 120 ms, 64 in flight", rounds: 3, from: 40, to: 120, warmUp: 8_000, count: 3_000, expressCount: 3_000);
        if (Express.Missing is { } reason)
            Console.WriteLine($"The npm library was skipped: {reason}.");
    }

    private static async Task MeasureAsync(string title, int rounds, int from, int to, int warmUp, int count, int expressCount)
    {
        var port = Child.FreePort();
        using var fake = await Child.Self("fake", Text(port), Text(from), Text(to)).ReadyAsync();
        var url = $"http://127.0.0.1:{port}";
        var kinds = Express.Missing is null ? ["bare", "ours", "twilio"] : new[] { "bare", "ours" };
        var figures = kinds.ToDictionary(kind => kind, _ => new List<double[]>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var kind in kinds)
            {
                using var loop = kind == "twilio"
                    ? Child.Node(Express.Folder, "send.mjs", url, Text(Math.Min(warmUp, 8_000)), Text(expressCount), Setting.Account, Setting.Token, Text(Setting.InFlight))
                    : Child.Self("send", kind, url, Text(warmUp), Text(count));
                figures[kind].Add(await loop.FiguresAsync());
            }
        }

        Console.WriteLine($"| {title} | sends/s | each round | processor time a send |");
        Console.WriteLine("|---|---:|---|---:|");
        foreach (var (kind, measured) in figures)
            Figures.Print($"| {kind} | {Rate(measured):N0} | {string.Join(" / ", measured.Select(round => round[0].ToString("N0", CultureInfo.InvariantCulture)))} | {(measured[0].Length > 1 ? FormattableString.Invariant($"{Figures.Median(measured.Select(round => round[1])):N0} µs") : "")} |");
        foreach (var other in kinds.Where(kind => kind != "ours"))
            Figures.Print($"ours / {other}: {Rate(figures["ours"]) / Rate(figures[other]):F2}");
    }

    private static double Rate(List<double[]> rounds) => Figures.Median(rounds.Select(round => round[0]));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
