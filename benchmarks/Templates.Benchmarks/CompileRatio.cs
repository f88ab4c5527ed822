using System.Diagnostics;

namespace WaTemplates.Benchmarks;

/// <summary>
/// Events and rules in turn, in one process. Means taken one after the other differ by a third on a machine whose speed
/// wavers; pairs do not.
/// </summary>
internal static class CompileRatio
{
    public static void Print(int templates, int pairs)
    {
        var benchmarks = new CompileBenchmarks { Templates = templates };
        benchmarks.Setup();
        for (var warmUp = 0; warmUp < 12; warmUp++)
            Pair(benchmarks);
        var times = Enumerable.Range(0, pairs).Select(_ => Pair(benchmarks)).ToArray();
        Console.WriteLine($"{templates} templates, {pairs} pairs: events {Median(times.Select(pair => pair.Events)):F1} ms, tree and rules {Median(times.Select(pair => pair.Rules)):F1} ms, ratio {Median(times.Select(pair => pair.Rules / pair.Events)):F2}");
    }

    private static (double Events, double Rules) Pair(CompileBenchmarks benchmarks) => (Time(benchmarks.Events), Time(benchmarks.TreeAndRules));

    private static double Time(Func<int> run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
