using System.Globalization;
using WaTemplates.Runtime.Benchmarks.Million;
using WaTemplates.Runtime.Benchmarks.Places;

namespace WaTemplates.Runtime.Benchmarks.Growth;

/// <summary>What a person costs in lists of different lengths, with different numbers of processes that send.</summary>
internal static class GrowthRounds
{
    /// <summary>Small lists are over in a moment, and are measured several times.</summary>
    private const int LongList = 300_000;
    private const int Rounds = 3;

    public static RunPlan Standard { get; } = new([10_000, 100_000, 1_000_000], [Database.Sqlite, Database.PostgreSql], [1, 2, 4]);

    public static async Task RunAsync(RunPlan plan)
    {
        Console.WriteLine("| database | workers | people | importing | sending | together | a person | to the fewest people |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var database in plan.Databases)
        {
            await using var server = await LedgerServer.StartAsync(database);
            foreach (var workers in database == Database.Sqlite ? [1] : plan.Workers)
                await RunAsync(server, database, workers, plan.Sizes);
        }
    }

    private static async Task RunAsync(LedgerServer server, Database database, int workers, IReadOnlyList<int> sizes)
    {
        Cost? first = null;
        foreach (var people in sizes.Order())
        {
            var rounds = new List<Cost>();
            for (var round = 0; round < (people < LongList ? Rounds : 1); round++)
                rounds.Add(Cost.Of(people, await ListMeasurement.RunAsync(server, people, workers)));
            var cost = rounds.OrderBy(cost => cost.Each).ElementAt(rounds.Count / 2);
            first ??= cost;
            var spread = rounds.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({rounds.Min(cost => cost.Each):N0} to {rounds.Max(cost => cost.Each):N0})");
            Figures.Print($"| {database} | {workers} | {people:N0} | {cost.Importing:N1} s | {cost.Sending:N1} s | {cost.Seconds:N1} s | {cost.Each:N0} µs{spread} | {cost.Each / first.Each:F2} |");
        }
    }
}
