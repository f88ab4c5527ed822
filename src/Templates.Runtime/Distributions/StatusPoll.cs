using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Where nothing listens for callbacks: reads the newest messages from Twilio's list every few seconds, and asks after the oldest that nothing was heard of.</summary>
internal sealed partial class StatusPoll(ILedger ledger, ITwilioApi twilio, IEnumerable<IDeliveryObserver> observers, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<StatusPoll> logger) : BackgroundService
{
    private const int Oldest = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Reach = TimeSpan.FromMinutes(15);

    private readonly IDeliveryObserver[] observers = observers.ToArray();
    private Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>Looks once.</summary>
    /// <exception cref="TwilioException">The list could not be read.</exception>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Reach;
        var next = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var query = new MessageQuery(null, options.Value.Sender) { PageSize = 1000 }; ;)
        {
            var page = await twilio.ListMessagesAsync(query, cancellationToken).ConfigureAwait(false);
            var changed = page.Messages.Where(message => message.Direction.StartsWith("outbound", StringComparison.Ordinal) && !(seen.TryGetValue(message.Sid, out var status) && status == message.Status)).ToArray();
            foreach (var message in page.Messages)
                next[message.Sid] = message.Status;
            await RecordAsync(changed, cancellationToken).ConfigureAwait(false);
            if (page.Next is null || page.Messages.Any(message => message.CreatedAt < since))
                break;
            query = query with { Page = page.Next };
        }

        seen = next;
        foreach (var (_, sid) in await ledger.GetUnreportedAsync(since, Oldest, cancellationToken).ConfigureAwait(false))
        {
            if (await twilio.FetchMessageAsync(sid, cancellationToken).ConfigureAwait(false) is { } message)
                await RecordAsync([message], cancellationToken).ConfigureAwait(false);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.PollStatuses)
            return;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is TwilioException or LedgerException)
            {
                LogTrouble(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task RecordAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        var reports = messages.Select(Report).OfType<DeliveryReport>().ToArray();
        if (reports.Length == 0)
            return;
        var effects = await ledger.RecordReportsAsync(reports, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < reports.Length; i++)
        {
            foreach (var observer in observers)
                observer.OnReported(reports[i], effects[i]);
        }
    }

    private static DeliveryReport? Report(RemoteMessage message)
        => StatusForm.DeliveryOf(message.Status) is { } delivery and not Delivery.None
            ? new DeliveryReport(message.Sid, delivery, message.ErrorCode is > 0 and var code ? code : null) { IsOptedOut = message.ErrorCode is { } error && ErrorAdvice.For(error).Class == ErrorClass.OptOut }
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Statuses could not be read from Twilio. {Reason}")]
    private partial void LogTrouble(string reason);
}
