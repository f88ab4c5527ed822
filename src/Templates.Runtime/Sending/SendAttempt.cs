using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Sending;

/// <summary>One attempt at a claimed message: deadline, request, result.</summary>
internal sealed partial class SendAttempt(ILedger ledger, ITwilioApi twilio, SenderPace pace, Reachability reachability, RuntimeKeyStore keys, PublicAddress address, SendMetrics metrics, ListBreaker breaker, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<SendAttempt> logger)
{
    /// <summary>Why a sender stands still for a minute; it goes on by itself.</summary>
    public const string Throttled = "Twilio asks to go slower (429)";

    private static readonly TimeSpan Standstill = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTrouble = TimeSpan.FromSeconds(30);

    /// <param name="send">What was claimed.</param>
    /// <param name="claimedAt">Timestamp from before the claim.</param>
    /// <param name="handedOver">Called as soon as the ledger has the outcome to write; it is recorded when the task completes.</param>
    public async Task RunAsync(ClaimedSend send, long claimedAt, Action handedOver)
    {
        using var activity = RuntimeActivities.Source.StartActivity("send", ActivityKind.Producer);
        activity?.SetTag("watemplates.template", send.Template).SetTag("watemplates.language", send.Language);
        var message = await MessageAsync(send).ConfigureAwait(false);
        if (time.GetElapsedTime(claimedAt) > options.Value.SendDeadline)
        {
            await RecordAsync(new SendResult(send.SendId, send.Attempt, SendOutcome.NotAttempted), handedOver).ConfigureAwait(false);
            return;
        }

        var started = time.GetTimestamp();
        var outcome = await CreateAsync(message).ConfigureAwait(false);
        var consequence = FailureHandling.Of(send, outcome, time.GetUtcNow());
        metrics.Attempted(send, consequence.Result, time.GetElapsedTime(started));
        activity?.SetTag("watemplates.outcome", consequence.Result.Outcome.ToString());
        await ReactAsync(consequence).ConfigureAwait(false);
        await RecordAsync(consequence.Result, handedOver).ConfigureAwait(false);
        if (consequence is { PauseReason: null, Result.ErrorCode: { } code })
            breaker.OnError(send.Distribution, code);
    }

    // Whatever went wrong, the row must not stay claimed: that would hold its recipient back until a restart.
    private async Task<CreateOutcome> CreateAsync(OutgoingMessage message)
    {
        try
        {
            return await twilio.CreateMessageAsync(message, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogUnexpected(exception.GetType().Name);
            return new CreateOutcome(CreateStatus.Ambiguous);
        }
    }

    private async Task<OutgoingMessage> MessageAsync(ClaimedSend send)
    {
        var message = new OutgoingMessage(send.To, options.Value.Sender!, await StatusCallbackAsync(send.SendId).ConfigureAwait(false)) { MessagingServiceSid = options.Value.MessagingServiceSid };
        return send.Kind == SendKind.Template ? message with { ContentSid = send.ContentSid, ContentVariables = send.Payload } : message with { Body = send.Payload };
    }

    // Without a public address, as for a single message from the command line, nobody reports.
    private async ValueTask<Uri?> StatusCallbackAsync(long sendId)
        => options.Value.PublicUrl is null ? null : address.StatusCallback((await keys.GetAsync().ConfigureAwait(false)).SendTags.Create(sendId));

    private async Task ReactAsync(SendConsequence consequence)
    {
        if (consequence.IsReached == false)
        {
            if (reachability.Failed())
                LogUnreachable();
            return;
        }

        if (consequence.IsReached == true && reachability.Succeeded())
            LogReached();
        if (consequence.PauseReason is { } reason)
        {
            LogPaused(reason);
            await PauseAsync(reason, until: null).ConfigureAwait(false);
            breaker.OnSenderPaused(reason);
        }
        else if (consequence.IsThrottled)
        {
            if (pace.Throttled())
                await PauseAsync(Throttled, time.GetUtcNow() + Standstill).ConfigureAwait(false);
        }
        else
        {
            pace.Succeeded();
        }
    }

    private async Task PauseAsync(string reason, DateTimeOffset? until)
    {
        try
        {
            await ledger.SetSenderPauseAsync(options.Value.Sender!, reason, until).ConfigureAwait(false);
        }
        catch (LedgerException exception)
        {
            // The next refusal says it again.
            LogLedgerTrouble(exception.Message);
        }
    }

    // A result that is lost makes the message one of unknown fate; so it is worth several tries.
    private async Task RecordAsync(SendResult result, Action handedOver)
    {
        for (var wait = TimeSpan.FromMilliseconds(100); ; wait *= 2)
        {
            try
            {
                var recording = ledger.RecordResultsAsync([result]);
                handedOver();
                var effect = (await recording.ConfigureAwait(false))[0];
                if (effect == ResultEffect.Stale && result.Outcome == SendOutcome.Accepted)
                    LogSecondMessage(result.SendId, result.MessageSid!);
                return;
            }
            catch (LedgerException exception) when (wait < LongestTrouble)
            {
                LogLedgerTrouble(exception.Message);
                await Task.Delay(wait, time).ConfigureAwait(false);
            }
            catch (LedgerException exception)
            {
                LogLost(result.SendId, exception.Message);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending is paused. {Reason} It goes on once the sender is resumed.")]
    private partial void LogPaused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Twilio cannot be reached. Messages wait, and one at a time tries; check network, name resolution and proxy.")]
    private partial void LogUnreachable();

    [LoggerMessage(Level = LogLevel.Information, Message = "Twilio is reached again.")]
    private partial void LogReached();

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed in an unexpected way ({Kind}); its message is looked up.")]
    private partial void LogUnexpected(string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A result waits for the ledger. {Reason}")]
    private partial void LogLedgerTrouble(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The result of send {SendId} could not be recorded; its fate is looked up after a restart. {Reason}")]
    private partial void LogLost(long sendId, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Send {SendId} was accepted as {MessageSid} although it had gone on by then: the recipient may have two messages.")]
    private partial void LogSecondMessage(long sendId, string messageSid);
}
