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
    private const int MostPerPage = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstReach = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BeforeFirst = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource firstLook = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Completes once everything that came while nobody listened is recorded: before, nothing is sent, since it may be an
    /// opt-out. At once where no look ever succeeded: the ledger is new, or the key may not read the list.
    /// </summary>
    public Task FirstLook => firstLook.Task;

    /// <summary>Looks once.</summary>
    /// <returns>How many messages had been missed.</returns>
    /// <exception cref="TwilioException">The list could not be read; the next look covers the same time.</exception>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        var since = (await ledger.GetMarkAsync(Mark, cancellationToken).ConfigureAwait(false) ?? begun - FirstReach) - Overlap;
        var missed = 0;
        foreach (var message in await ReadAsync(since, cancellationToken).ConfigureAwait(false))
        {
            if (await RecordAsync(message, cancellationToken).ConfigureAwait(false))
                missed++;
        }

        await ledger.SetMarkAsync(Mark, begun, cancellationToken).ConfigureAwait(false);
        firstLook.TrySetResult();
        return missed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            try
            {
                if (!FirstLook.IsCompleted && await ledger.GetMarkAsync(Mark, stoppingToken).ConfigureAwait(false) is null)
                    firstLook.TrySetResult();
                var missed = await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                if (missed > 0)
                    LogMissed(missed);
            }
            catch (Exception exception) when (exception is TwilioException or LedgerException)
            {
                LogTrouble(exception.Message);
                wait = FirstLook.IsCompleted ? AfterTrouble : BeforeFirst;
            }

            await wanted.WaitAsync(wait, stoppingToken).ConfigureAwait(false);
        }
    }

    // In the order in which they were written: of a STOP and a START the later one counts.
    private async Task<IEnumerable<RemoteMessage>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = new List<RemoteMessage>();
        for (var query = new MessageQuery(null, null) { To = options.Value.Sender, PageSize = MostPerPage }; ;)
        {
            var page = await twilio.ListMessagesAsync(query, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Messages.Where(message => message.Direction == "inbound" && !(message.CreatedAt < since)));
            if (page.Next is null || page.Messages.Any(message => message.CreatedAt < since))
                return found.AsEnumerable().Reverse();
            query = query with { Page = page.Next };
        }
    }

    private async Task<bool> RecordAsync(RemoteMessage message, CancellationToken cancellationToken)
    {
        var inbound = new InboundMessage { MessageSid = message.Sid, Sender = message.To, From = (await keys.GetAsync(cancellationToken).ConfigureAwait(false)).Recipients.FromAddress(message.From), Body = message.Body, SentAt = message.CreatedAt };
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
