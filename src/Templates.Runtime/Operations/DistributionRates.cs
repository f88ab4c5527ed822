using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Operations;

/// <summary>Watches how fast list sendings go, for the page that shows it; only where that page is mapped.</summary>
internal sealed partial class DistributionRates(IDistributions distributions, TimeProvider time, ILogger<DistributionRates> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, RateHistory> histories = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to watch.</summary>
    public void Enable() => wanted.TrySetResult();

    public RateHistory Of(string key) => histories.GetOrAdd(key, _ => new RateHistory(Interval));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await wanted.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
            using var timer = new PeriodicTimer(Interval, time);
            do
                await LookAsync(stoppingToken).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var status in await distributions.ListAsync(stoppingToken).ConfigureAwait(false))
            {
                if (status.State is DistributionState.Running or DistributionState.Paused)
                    Of(status.Key).Add(time.GetUtcNow(), status.States.GetValueOrDefault(SendState.Accepted));
            }
        }
        catch (LedgerException exception)
        {
            LogTrouble(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The list sendings' progress could not be read. {Reason}")]
    private partial void LogTrouble(string reason);
}
