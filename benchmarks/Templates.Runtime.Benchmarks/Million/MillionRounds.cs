using System.Globalization;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>A hundredth, a tenth and all of the people, each imported and sent to by a new process with a new ledger.</summary>
internal static class MillionRounds
{
    public static async Task RunAsync(int people)
    {
        Console.WriteLine("| people | | people/s | time each | last tenth / first | memory at most | log at most | database |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|---:|");
        List<Sample> samples = [];
        foreach (var size in new[] { people / 100, people / 10, people })
        {
            samples = await MeasureAsync(size);
            foreach (var phase in Enum.GetValues<Phase>())
                Print(size, phase, CourseOf(samples, phase), samples);
        }

        Draw(samples, "sqlite");
    }

    private static async Task<List<Sample>> MeasureAsync(int people)
    {
        var port = Child.FreePort();
        using var fake = await Child.Self("fake", port.ToString(CultureInfo.InvariantCulture), "0", "0").ReadyAsync();
        using var run = Child.Self("million", "run", $"http://127.0.0.1:{port}", people.ToString(CultureInfo.InvariantCulture));
        var samples = new List<Sample>();
        while (await run.FiguresAsync() is { Length: > 0 } figures)
            samples.Add(Sample.Of(figures));
        return samples;
    }

    private static Course CourseOf(List<Sample> samples, Phase phase) => new(samples.Where(sample => sample.Phase == phase));

    private static void Print(int people, Phase phase, Course course, List<Sample> samples)
    {
        var tenths = course.Tenths();
        // How far checking is shows at its end only, and how far importing is after each of its batches.
        var isSeen = phase == Phase.Sending || (phase == Phase.Importing && people >= 500_000);
        var steadiness = isSeen ? string.Create(CultureInfo.InvariantCulture, $"{tenths[^1] / tenths[0]:F2} ({tenths[^1]:N0} / {tenths[0]:N0})") : "";
        Figures.Print($"| {people:N0} | {phase.ToString().ToLowerInvariant()} | {course.Rate:N0} | {1e6 / course.Rate:N1} µs | {steadiness} | {course.Memory:N0} MiB | {course.Log:N0} MiB | {samples[^1].Database:N0} MiB |");
    }

    private static void Draw(List<Sample> samples, string database)
    {
        foreach (var phase in new[] { Phase.Importing, Phase.Sending })
        {
            var course = CourseOf(samples, phase);
            var name = phase.ToString().ToLowerInvariant();
            Plot.Write($"million-{database}-{name}-rate.svg", $"{phase}: people per second", [("people/s", course.Rates())]);
            Plot.Write($"million-{database}-{name}-memory.svg", $"{phase}: MiB", [("memory", course.Samples.Select(sample => (sample.Seconds, sample.Memory))), ("log", course.Samples.Select(sample => (sample.Seconds, sample.Log)))]);
        }
    }
}
