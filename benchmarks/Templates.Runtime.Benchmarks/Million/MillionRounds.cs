using WaTemplates.Runtime.Benchmarks.Growth;
using WaTemplates.Runtime.Benchmarks.Places;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>A hundredth, a tenth and all of the people, each imported and sent to by a new process with a new ledger.</summary>
internal static class MillionRounds
{
    public static RunPlan Standard { get; } = new([1_000_000], [Database.Sqlite, Database.PostgreSql], [1]);

    public static async Task RunAsync(RunPlan plan)
    {
        Console.WriteLine("| database | people | | people/s | time each | last tenth / first | memory at most | log at most | size |");
        Console.WriteLine("|---|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var database in plan.Databases)
        {
            await using var server = await LedgerServer.StartAsync(database);
            foreach (var people in plan.Sizes)
                await RunAsync(server, database, people);
        }
    }

    private static async Task RunAsync(LedgerServer server, Database database, int people)
    {
        List<Sample> samples = [];
        foreach (var size in new[] { people / 100, people / 10, people }.Where(size => size >= Course.FewestPeople))
        {
            samples = await ListMeasurement.RunAsync(server, size, workers: 1);
            foreach (var phase in Enum.GetValues<Phase>())
                Print(database, size, phase, CourseOf(samples, phase), samples);
        }

        Draw(samples, database);
    }

    private static Course CourseOf(List<Sample> samples, Phase phase) => new(samples.Where(sample => sample.Phase == phase));

    private static void Print(Database database, int people, Phase phase, Course course, List<Sample> samples)
    {
        var tenths = course.Tenths();
        // How far checking is shows at its end only, and how far importing is after each of its batches.
        var isSeen = phase == Phase.Sending || (phase == Phase.Importing && people >= 500_000);
        var steadiness = isSeen ? FormattableString.Invariant($"{tenths[^1] / tenths[0]:F2} ({tenths[^1]:N0} / {tenths[0]:N0})") : "";
        Figures.Print($"| {database} | {people:N0} | {phase.ToString().ToLowerInvariant()} | {course.Rate:N0} | {1e6 / course.Rate:N1} µs | {steadiness} | {course.Memory:N0} MiB | {course.Log:N0} MiB | {samples[^1].Database:N0} MiB |");
    }

    private static void Draw(List<Sample> samples, Database database)
    {
        foreach (var phase in new[] { Phase.Importing, Phase.Sending })
        {
            var course = CourseOf(samples, phase);
            var name = $"million-{database}-{phase}".ToLowerInvariant();
            Plot.Write($"{name}-rate.svg", $"{database}, {phase.ToString().ToLowerInvariant()}: people per second", [("people/s", course.Rates())]);
            Plot.Write($"{name}-memory.svg", $"{database}, {phase.ToString().ToLowerInvariant()}: MiB", [("memory", course.Samples.Select(sample => (sample.Seconds, sample.Memory))), ("log", course.Samples.Select(sample => (sample.Seconds, sample.Log)))]);
        }
    }
}
