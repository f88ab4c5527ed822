using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// Looks up messages whose webhook did not reach us, so that a lost STOP is only late. The list has no button payloads,
/// but the button's title as text, which is enough.
/// </summary>
internal sealed partial class InboundSweep(ILedger ledger, ITwilioApi twilio, Func<InboundMessage, InboundContext, InboundDecision> decide, RuntimeKeyStore keys, SendSignal signal, SweepSignal wanted, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<InboundSweep> logger) : BackgroundService
{
    private const string Mark = "inbound-sweep";
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstReach = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    /// <summary>Looks once.</summary>
    /// <returns>How many messages had been missed.</returns>
    /// <exception cref="TwilioException">The list could not be read; the next look covers the same time.</exception>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        var since = (await ledger.GetMarkAsync(Mark, cancellationToken).ConfigureAwait(false) ?? begun - FirstReach) - Overlap;
        var missed = 0;
        for (var query = new MessageQuery(null, null) { To = options.Value.Sender }; ;)
        {
            var page = await twilio.ListMessagesAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var message in page.Messages.Where(message => message.Direction == "inbound" && !(message.CreatedAt < since)).Reverse())
            {
                if (await RecordAsync(message, cancellationToken).ConfigureAwait(false))
                    missed++;
            }

            if (page.Next is null || page.Messages.Any(message => message.CreatedAt < since))
                break;
            query = query with { Page = page.Next };
        }

        await ledger.SetMarkAsync(Mark, begun, cancellationToken).ConfigureAwait(false);
        return missed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            try
            {
                var missed = await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                if (missed > 0)
                    LogMissed(missed);
            }
            catch (Exception exception) when (exception is TwilioException or LedgerException)
            {
                LogTrouble(exception.Message);
                wait = AfterTrouble;
            }

            await wanted.WaitAsync(wait, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> RecordAsync(RemoteMessage message, CancellationToken cancellationToken)
    {
        var inbound = new InboundMessage { MessageSid = message.Sid, Sender = message.To, From = (await keys.GetAsync(cancellationToken).ConfigureAwait(false)).Recipients.FromAddress(message.From), Body = message.Body };
        var outcome = await ledger.RecordInboundAsync(inbound, decide, cancellationToken).ConfigureAwait(false);
        if (outcome is { IsNew: true, Decision.Answer: not null })
            signal.Set();
        return outcome.IsNew;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages came without their webhook and were looked up.")]
    private partial void LogMissed(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Missed messages could not be looked up. {Reason}")]
    private partial void LogTrouble(string reason);
}
