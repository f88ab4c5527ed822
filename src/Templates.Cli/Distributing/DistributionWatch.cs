using System.Diagnostics;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Cli.Distributing;

/// <summary>Watches a list sending to its end, whoever sends it.</summary>
internal sealed class DistributionWatch(IDistributions distributions, string key, bool waitsForDelivery)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    // Whoever sends says that it is over a moment after the last message; without anybody who sends nobody says so.
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(5);
    private static readonly Delivery[] Ends = [Delivery.Delivered, Delivery.Read, Delivery.Unreported, Delivery.Canceled, Delivery.Undelivered, Delivery.Failed];
    private readonly RateEstimate rate = new(TimeProvider.System);
    private volatile DistributionStatus? seen;

    /// <summary>Waits, shows how it goes and tells how it ended.</summary>
    /// <returns>The command's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var status = await ProgressDisplay.ShowAsync(Look, WatchAsync(cancellationToken)).ConfigureAwait(false);
        Terminal.Out.Write(StatusText.Full(status));
        var unknown = status.States.GetValueOrDefault(SendState.Unknown);
        if (status.State == DistributionState.Paused)
            Terminal.Error.WriteLine($"watemplates: {key} is paused. {status.Reason} 'watemplates distribution resume {key}' lets it go on.");
        else if (status.State == DistributionState.Stopped)
            Terminal.Error.WriteLine($"watemplates: {key} was stopped.");
        else if (unknown > 0)
            Terminal.Error.WriteLine($"watemplates: Twilio may or may not have {unknown:N0} messages; by policy they are not sent again. 'watemplates distribution export {key}' lists them.");
        else
            return ExitCode.Fine;
        return ExitCode.Findings;
    }

    private async Task<DistributionStatus> WatchAsync(CancellationToken cancellationToken)
    {
        long? ended = null;
        while (true)
        {
            var status = await distributions.GetAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new DistributionException($"There is no list sending '{key}' any more.");
            rate.Add(status.Total - status.Open);
            seen = status;
            if (IsOver(status))
            {
                ended ??= Stopwatch.GetTimestamp();
                if (status.State != DistributionState.Running || Stopwatch.GetElapsedTime(ended.Value) > Afterwards)
                    return status;
            }

            await Task.Delay(Interval, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsOver(DistributionStatus status)
        => status.State is DistributionState.Paused or DistributionState.Stopped
            || (status.Open == 0 && (!waitsForDelivery || Unreported(status) == 0));

    private static long Unreported(DistributionStatus status) => status.States.GetValueOrDefault(SendState.Accepted) - Ends.Sum(end => status.Deliveries.GetValueOrDefault(end));

    private Progress Look()
    {
        if (seen is not { } status)
            return new Progress(0, key);
        var done = status.Total - status.Open;
        var wait = status.Open == 0 ? $"; waiting for {Unreported(status):N0} reports"
            : status.Settings.NotBefore is { } begin && begin > DateTimeOffset.UtcNow ? $"; begins at {begin:yyyy-MM-dd HH:mm zzz}"
            : FormattableString.Invariant($"; {rate.PerSecond:0.#}/s{rate.Left(status.Open)}");
        return new Progress(status.Total == 0 ? 1 : (double)done / status.Total, $"{done:N0} of {status.Total:N0}: {StatusText.Counts(status)}{wait}");
    }
}
