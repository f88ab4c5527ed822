using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Sending;

/// <summary>Asks after messages that nobody reported on for a day, every ten minutes, and deletes personal data past its time, every hour.</summary>
internal sealed partial class Upkeep(ILedger ledger, ITwilioApi twilio, TimeProvider time, ILogger<Upkeep> logger) : BackgroundService
{
    private const int Batch = 200;
    private const string Mark = "retention";
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // Looks at all that holds personal data. Of the processes that share a ledger one does it. A mark far ahead is of a clock that was wrong.
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await AskAfterUnreportedAsync(stoppingToken).ConfigureAwait(false);
                await DeleteAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is LedgerException or TwilioException)
            {
                LogTrouble(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task AskAfterUnreportedAsync(CancellationToken cancellationToken)
    {
        foreach (var (sendId, sid) in await ledger.GetUnreportedAsync(time.GetUtcNow() - Silence, Batch, cancellationToken).ConfigureAwait(false))
        {
            var message = await twilio.FetchMessageAsync(sid, cancellationToken).ConfigureAwait(false);
            var delivery = StatusForm.DeliveryOf(message?.Status) is { } known and not Delivery.None ? known : Delivery.Unreported;
            await ledger.RecordReportsAsync([new DeliveryReport(sid, delivery, message?.ErrorCode) { SendId = sendId }], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await ledger.GetMarkAsync(Mark, cancellationToken).ConfigureAwait(false) is { } last && (now - last).Duration() < RetentionInterval)
            return;
        await ledger.ApplyRetentionAsync(Retention.Default, cancellationToken).ConfigureAwait(false);
        await ledger.SetMarkAsync(Mark, now, cancellationToken).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upkeep is put off. {Reason}")]
    private partial void LogTrouble(string reason);
}
