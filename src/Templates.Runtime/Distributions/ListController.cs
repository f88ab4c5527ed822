using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Looks at running list sendings: leads them from canary to full rate, pauses what goes wrong, completes what is done.</summary>
internal sealed partial class ListController(ILedger ledger, ListBreaker breaker, DiskWatch disk, SendSignal signal, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<ListController> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, FailureWindow> windows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> spentAt = new(StringComparer.Ordinal);
    private readonly SilenceWatch silence = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RoundAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (LedgerException exception)
            {
                LogTrouble(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        var open = await ledger.ListDistributionsAsync(isOpenOnly: true, cancellationToken).ConfigureAwait(false);
        foreach (var record in open.Where(record => record.Sender == options.Value.Sender))
        {
            // One whose stopping broke off is brought to its end.
            if (record.State == DistributionState.Stopped)
                await ledger.SetDistributionAsync(record.Key, DistributionState.Stopped, record.Reason, cancellationToken).ConfigureAwait(false);
            else if (record.State == DistributionState.Running)
                await LookAtAsync(record, cancellationToken).ConfigureAwait(false);
            else
                Forget(record.Key);
        }
    }

    private async Task LookAtAsync(DistributionRecord record, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (record.Open == 0)
        {
            if (await ledger.SetDistributionAsync(record.Key, DistributionState.Completed, record.HeldUnknown > 0 ? $"{record.HeldUnknown} of unknown fate are held." : null, cancellationToken).ConfigureAwait(false))
                LogCompleted(record.Key, record.Counts.GetValueOrDefault(SendState.Accepted));
            Forget(record.Key);
            return;
        }

        var spent = SpentAt(record, now);
        if (await ProblemAsync(record, spent, now, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            await breaker.PauseAsync(record.Key, problem, cancellationToken).ConfigureAwait(false);
            Forget(record.Key);
        }
        else if (Courses.Next(record, spent, Math.Min(options.Value.Rate, record.Settings.Rate ?? double.MaxValue), now) is { } course
            && await ledger.SetCourseAsync(record.Key, record.Course.Step, course, cancellationToken).ConfigureAwait(false))
        {
            LogCourse(record.Key, course.Phase, course.Rate);
            signal.Set();
        }
    }

    // Since when a canary waits for its reports.
    private DateTimeOffset SpentAt(DistributionRecord record, DateTimeOffset now)
    {
        if (!Courses.IsSpent(record))
            spentAt.Remove(record.Key);
        else if (!spentAt.ContainsKey(record.Key))
            spentAt.Add(record.Key, now);
        return spentAt.GetValueOrDefault(record.Key, now);
    }

    private async Task<string?> ProblemAsync(DistributionRecord record, DateTimeOffset spent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counts = Courses.CountsOf(record);
        if (counts.Critical > record.Course.Baseline.Critical && record.Errors.Keys.FirstOrDefault(Courses.IsCritical) is var code)
            return $"Error {code}: {Failures.ErrorAdvice.For(code).Advice}";
        if (!windows.TryGetValue(record.Key, out var window))
            windows.Add(record.Key, window = new FailureWindow());
        if (window.IsAbove(record.Course.Baseline, counts, record.Settings.FailureShare) || (Courses.IsCanaryOver(record, spent, now) && Courses.HasFailed(record)))
            return $"More than {record.Settings.FailureShare:P0} of the last messages failed at their recipients. See the export for reasons, mend the list, then resume.";
        if ((options.Value.IsListening || options.Value.PollStatuses)
            && await silence.ProblemAsync(record, options.Value.Rate, now, async (before, most) => (await ledger.GetUnreportedAsync(before, most, cancellationToken).ConfigureAwait(false)).Count).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        return await disk.ProblemAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Forget(string key)
    {
        windows.Remove(key);
        spentAt.Remove(key);
        silence.Forget(key);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The list sending {Key} is completed: {Accepted} messages were taken.")]
    private partial void LogCompleted(string key, long accepted);

    [LoggerMessage(Level = LogLevel.Information, Message = "The list sending {Key} goes on: {Phase}, at most {Rate} messages per second.")]
    private partial void LogCourse(string key, DistributionPhase phase, double? rate);

    [LoggerMessage(Level = LogLevel.Warning, Message = "List sendings are looked at later. {Reason}")]
    private partial void LogTrouble(string reason);
}
