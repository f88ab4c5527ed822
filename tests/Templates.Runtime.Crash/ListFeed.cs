using System.Globalization;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Crash;

/// <summary>Makes a list sending, imports all its people, and starts it; after a kill the same again.</summary>
internal sealed class ListFeed(IDistributions lists, CrashSettings settings)
{
    private const string Key = "list";

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await lists.CreateAsync(new DistributionPlan(Key, "invitation") { FallbackLanguage = "en", Settings = new DistributionSettings { Canary = Canary.Of(20), FailureShare = 1 } }, stopping);
            await lists.ImportAsync(Key, Enumerable.Range(0, settings.List).Select(Contact).ToAsyncEnumerable(), cancellationToken: stopping);
            await lists.StartAsync(Key, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private static Contact Contact(int number)
        => new(number + 1, string.Create(CultureInfo.InvariantCulture, $"+49153{10_000_000 + number}"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FirstName"] = string.Create(CultureInfo.InvariantCulture, $"p{number}"),
            ["SurveyURL"] = "https://feedback.example.com/s/1",
        });
}
