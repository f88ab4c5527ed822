using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Jobs;

/// <summary>Does the durable work of one kind, several pieces at a time, at least once each.</summary>
internal abstract partial class JobLoop(JobKind kind, ILedger ledger, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int AtATime = 8;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether this process does work of this kind; what it leaves is another's.</summary>
    protected abstract bool IsWanted { get; }

    /// <summary>After this long a piece that was not completed comes to another attempt.</summary>
    protected abstract TimeSpan Lease { get; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (IsWanted)
            {
                if (!await RoundAsync(stoppingToken).ConfigureAwait(false))
                    await Task.Delay(Look, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>Does one piece. Never throws but when asked to stop.</summary>
    protected abstract Task<JobOutcome> RunAsync(Job job, CancellationToken cancellationToken);

    private async Task<bool> RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            var jobs = await ledger.ClaimJobsAsync(kind, AtATime, Lease, stoppingToken).ConfigureAwait(false);
            await Task.WhenAll(jobs.Select(job => DoAsync(job, stoppingToken))).ConfigureAwait(false);
            return jobs.Count > 0;
        }
        catch (LedgerException exception)
        {
            LogLedgerTrouble(kind, exception.Message);
            return false;
        }
    }

    private async Task DoAsync(Job job, CancellationToken stoppingToken)
    {
        JobOutcome outcome;
        try
        {
            outcome = await RunAsync(job, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Due at once for whoever comes next, rather than when the lease runs out.
            outcome = new JobOutcome(false, time.GetUtcNow(), "the process was stopped");
        }

        await ledger.CompleteJobAsync(job.JobId, job.Attempt, outcome, CancellationToken.None).ConfigureAwait(false);
        if (outcome is { IsDone: false, RetryAt: null })
            LogGivenUp(kind, job.Message.MessageSid, job.Attempt, outcome.Error);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} work waits for the ledger. {Reason}")]
    private partial void LogLedgerTrouble(JobKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Kind} work for {MessageSid} is given up after {Attempt} attempts. {Error}")]
    private partial void LogGivenUp(JobKind kind, string messageSid, int attempt, string? error);
}
