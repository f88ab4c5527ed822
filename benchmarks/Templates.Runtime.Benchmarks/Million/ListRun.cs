using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Benchmarks.Places;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>A process with the whole runtime that imports a file of people and sends to them. Tells samples, and an empty line at its end.</summary>
internal static class ListRun
{
    // Long enough for the compiler to have done with what runs often.
    private const int WarmUp = 30_000;

    public static async Task RunAsync(Uri twilio, string address, int people, int workers)
    {
        var folder = Setting.NewFolder();
        await using var place = LedgerPlace.Of(address);
        using (var host = await ListHost.StartAsync(place, twilio))
        {
            var contacts = Path.Combine(folder, "people.csv");
            _ = Task.Run(EndWithParent);
            // Each worker has its share of it.
            ContactFile.Write(contacts, first: people, WarmUp * workers);
            await ListAsync(host.Services, sampler: null, "warm-up", contacts, WarmUp * workers);
            ContactFile.Write(contacts, first: 0, people);
            await ListAsync(host.Services, new Sampler(place), "list", contacts, people);
            await host.StopAsync();
        }

        Console.WriteLine();
        Directory.Delete(folder, recursive: true);
    }

    // Otherwise it would send, and wait, for ever.
    private static void EndWithParent()
    {
        Console.In.ReadToEnd();
        Environment.Exit(1);
    }

    private static async Task ListAsync(IServiceProvider services, Sampler? sampler, string key, string contacts, int rows)
    {
        var distributions = services.GetRequiredService<IDistributions>();
        var ledger = services.GetRequiredService<ILedger>();
        await distributions.CreateAsync(new DistributionPlan(key, ListTemplate.Name) { Settings = new DistributionSettings { Canary = Canary.Off } });
        CsvCheck? list = null;
        await RunAsync(Phase.Checking, () => Task.FromResult(list?.Rows ?? 0), async () => list = await CsvCheck.RunAsync(contacts, CancellationToken.None));
        await RunAsync(Phase.Importing, () => CountAsync(SendState.Queued), async () =>
        {
            var counts = await distributions.ImportAsync(key, ContactFile.ReadAsync(list!));
            if (counts.Added != ContactFile.Different(rows))
                throw new InvalidOperationException($"{counts.Added} people were added in place of {ContactFile.Different(rows)}.");
        });
        await RunAsync(Phase.Sending, () => CountAsync(SendState.Accepted), async () =>
        {
            await distributions.StartAsync(key);
            while (await CountAsync(SendState.Accepted) < ContactFile.Different(rows))
                await Task.Delay(20);
        });

        Task RunAsync(Phase phase, Func<Task<long>> done, Func<Task> work) => sampler?.RunAsync(phase, done, work) ?? work();

        async Task<long> CountAsync(SendState state) => (await ledger.GetDistributionAsync(key))!.Counts.GetValueOrDefault(state);
    }
}
