using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Compares the ledger with Twilio's list from the moment on at which the ledger was last in use.</summary>
internal sealed partial class RestoreGuard(ILedger ledger, ITwilioApi twilio, RuntimeKeyStore keys, ListBreaker breaker, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<RestoreGuard> logger) : IRestoreGuard
{
    public const string Advice = "Reconcile required: Twilio has messages that this ledger does not know, as after a restored backup. Run 'watemplates distribution reconcile', then resume.";

    private const string Mark = "in-use";
    private const int MostUnknown = 10_000;
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MarkInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private long markedAt;

    public async Task<bool> IsRequiredAsync(CancellationToken cancellationToken = default)
        => await ledger.GetSenderPauseAsync(options.Value.Sender!, cancellationToken).ConfigureAwait(false) == Advice;

    public async Task<ReconcileReport> ReconcileAsync(CancellationToken cancellationToken = default)
    {
        var begun = time.GetUtcNow();
        var since = (await ledger.GetMarkAsync(Mark, cancellationToken).ConfigureAwait(false) ?? begun) - Margin;
        var (adopted, foreign) = (0, 0);
        await foreach (var page in PagesAsync(since, cancellationToken).ConfigureAwait(false))
        {
            var unknown = await WithoutRowAsync(page, cancellationToken).ConfigureAwait(false);
            var hasher = (await keys.GetAsync(cancellationToken).ConfigureAwait(false)).Recipients;
            adopted += await ledger.AdoptAsync(options.Value.Sender!, [.. unknown.Select(message => new ForeignMessage(message.Sid, hasher.FromAddress(message.To).Key))], cancellationToken).ConfigureAwait(false);

            // Looked at again: what was of unknown fate may have been settled at the same time.
            foreign += (await WithoutRowAsync(unknown, cancellationToken).ConfigureAwait(false)).Count;
        }

        await ledger.SetMarkAsync(Mark, begun, cancellationToken).ConfigureAwait(false);
        if (await IsRequiredAsync(cancellationToken).ConfigureAwait(false))
            await ledger.SetSenderPauseAsync(options.Value.Sender!, reason: null, until: null, cancellationToken).ConfigureAwait(false);
        return new ReconcileReport(adopted, foreign);
    }

    /// <summary>Waits until Twilio's list was looked at; pauses everything where it is ahead of the ledger.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        while (options.Value.GuardRestore)
        {
            try
            {
                if (await ledger.GetMarkAsync(Mark, cancellationToken).ConfigureAwait(false) is { } mark && await IsAheadAsync(mark, cancellationToken).ConfigureAwait(false))
                {
                    LogAhead(Advice);
                    await ledger.SetSenderPauseAsync(options.Value.Sender!, Advice, until: null, cancellationToken).ConfigureAwait(false);
                    await breaker.PauseAsync(key: null, Advice, cancellationToken).ConfigureAwait(false);
                }

                return;
            }
            catch (Exception exception) when (exception is TwilioException or LedgerException)
            {
                LogWaits(exception.Message);
                await Task.Delay(AfterTrouble, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Notes that the ledger is in use; seldom enough to cost nothing.</summary>
    public async Task MarkAsync(bool isForced = false)
    {
        if ((markedAt != 0 && !isForced && time.GetElapsedTime(markedAt) < MarkInterval) || await IsRequiredAsync().ConfigureAwait(false))
            return;
        await ledger.SetMarkAsync(Mark, time.GetUtcNow()).ConfigureAwait(false);
        markedAt = time.GetTimestamp();
    }

    private async Task<bool> IsAheadAsync(DateTimeOffset mark, CancellationToken cancellationToken)
    {
        // What was under way when the process ended is known to be unknown, and looked up anyway.
        var explained = (await ledger.GetUnknownAsync(options.Value.Sender!, MostUnknown, cancellationToken).ConfigureAwait(false)).Select(send => send.To).ToHashSet(StringComparer.Ordinal);
        await foreach (var page in PagesAsync(mark, cancellationToken).ConfigureAwait(false))
        {
            foreach (var message in await WithoutRowAsync(page, cancellationToken).ConfigureAwait(false))
            {
                if (!explained.Contains(message.To) && !await IsUnderWayAsync(message, cancellationToken).ConfigureAwait(false))
                    return true;
            }
        }

        return false;
    }

    // Other workers of the same ledger may be sending: what Twilio has taken this moment is recorded the next.
    private async Task<bool> IsUnderWayAsync(RemoteMessage message, CancellationToken cancellationToken)
    {
        var recipient = (await keys.GetAsync(cancellationToken).ConfigureAwait(false)).Recipients.FromAddress(message.To).Key;
        var person = await ledger.GetPersonAsync(recipient, cancellationToken).ConfigureAwait(false);
        return person.Messages.Any(sent => sent.Send.State is SendState.Attempting or SendState.Unknown || sent.Send.MessageSid == message.Sid);
    }

    private async Task<List<RemoteMessage>> WithoutRowAsync(IReadOnlyList<RemoteMessage> page, CancellationToken cancellationToken)
    {
        var known = await ledger.FindKnownSidsAsync([.. page.Select(message => message.Sid)], cancellationToken).ConfigureAwait(false);
        return [.. page.Where(message => !known.Contains(message.Sid))];
    }

    // Messages that went out since a time, the newest first; Twilio's times have whole seconds.
    private async IAsyncEnumerable<IReadOnlyList<RemoteMessage>> PagesAsync(DateTimeOffset since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var earliest = since.AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond));
        for (var query = new MessageQuery(null, options.Value.Sender) { PageSize = 1000 }; ;)
        {
            var page = await twilio.ListMessagesAsync(query, cancellationToken).ConfigureAwait(false);
            yield return [.. page.Messages.Where(message => message.Direction.StartsWith("outbound", StringComparison.Ordinal) && message.CreatedAt >= earliest)];
            if (page.Next is null || page.Messages.Any(message => message.CreatedAt < earliest))
                yield break;
            query = query with { Page = page.Next };
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Nothing is sent. {Advice}")]
    private partial void LogAhead(string advice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending waits until Twilio's list can be compared with the ledger. {Reason}")]
    private partial void LogWaits(string reason);
}
