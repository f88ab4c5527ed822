using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Sending;

/// <summary>Every ten minutes: asks after messages that nobody reported on for a day, and deletes personal data past its time.</summary>
internal sealed partial class Upkeep(ILedger ledger, ITwilioApi twilio, TimeProvider time, ILogger<Upkeep> logger) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await AskAfterUnreportedAsync(stoppingToken).ConfigureAwait(false);
                await ledger.ApplyRetentionAsync(Retention.Default, stoppingToken).ConfigureAwait(false);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upkeep is put off. {Reason}")]
    private partial void LogTrouble(string reason);
}
