using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Pauses list sendings at the first word that nobody can get the message: of the template the one, of the sender and the
/// account all. Reports and answers only leave a note here, so that they are not held up.
/// </summary>
internal sealed partial class ListBreaker(ILedger ledger, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<ListBreaker> logger) : BackgroundService, IDeliveryObserver
{
    private static readonly TimeSpan LedgerTrouble = TimeSpan.FromMilliseconds(200);

    // Further notes say the same: those that find no room may go.
    private readonly Channel<(string? Key, string Reason)> notes = Channel.CreateBounded<(string? Key, string Reason)>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void OnReported(DeliveryReport report, ReportEffect effect)
    {
        if (effect.SendId is not null && report.ErrorCode is { } code)
            OnError(effect.Distribution, code);
    }

    /// <summary>An answer of the provider had an error code.</summary>
    public void OnError(string? distribution, int code)
    {
        var reason = $"Error {code}: {ErrorAdvice.For(code).Advice}";
        if (Courses.ConcernsAll(code))
            notes.Writer.TryWrite((null, reason));
        else if (distribution is not null && Courses.IsCritical(code))
            notes.Writer.TryWrite((distribution, reason));
    }

    /// <summary>The sender was paused until somebody mends what is wrong.</summary>
    public void OnSenderPaused(string reason) => notes.Writer.TryWrite((null, reason));

    /// <summary>Pauses one list sending, or all that run, with a word in the log.</summary>
    public async Task PauseAsync(string? key, string reason, CancellationToken cancellationToken)
    {
        var keys = key is not null ? [key] : (await ledger.ListDistributionsAsync(isOpenOnly: true, cancellationToken).ConfigureAwait(false))
            .Where(record => record.State == DistributionState.Running && record.Sender == options.Value.Sender).Select(record => record.Key).ToArray();
        foreach (var running in keys)
        {
            // One that was paused or is still a draft stays as it is.
            if ((await ledger.GetDistributionAsync(running, cancellationToken).ConfigureAwait(false))?.State == DistributionState.Running
                && await ledger.SetDistributionAsync(running, DistributionState.Paused, reason, cancellationToken).ConfigureAwait(false))
            {
                LogPaused(running, reason);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (key, reason) in notes.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            while (!await TryPauseAsync(key, reason, stoppingToken).ConfigureAwait(false))
                await Task.Delay(LedgerTrouble, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryPauseAsync(string? key, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await PauseAsync(key, reason, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (LedgerException exception)
        {
            LogTrouble(exception.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The list sending {Key} is paused. {Reason}")]
    private partial void LogPaused(string key, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A list sending that has to be paused waits for the ledger. {Reason}")]
    private partial void LogTrouble(string reason);
}
