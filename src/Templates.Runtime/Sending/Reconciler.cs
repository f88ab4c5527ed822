using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Runtime.Sending;

/// <summary>
/// Settles messages of unknown fate by looking for them at Twilio. A message carries no reference of ours, so it is told
/// by recipient, sender and time; that is unambiguous, since no second one goes to a person while one is unknown.
/// </summary>
internal sealed partial class Reconciler(ILedger ledger, ITwilioApi twilio, SendSignal signal, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<Reconciler> logger) : BackgroundService
{
    private const int Batch = 200;
    private const int MostAttempts = 5;
    private static readonly TimeSpan ClockMargin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = TimeSpan.FromTicks(Math.Clamp(options.Value.SettleTime.Ticks / 4, TimeSpan.FromMilliseconds(50).Ticks, LongestInterval.Ticks));
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            try
            {
                await RoundAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is LedgerException or TwilioException)
            {
                // A list that does not work proves nothing: everything stays unknown.
                LogTrouble(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        foreach (var send in await ledger.GetUnknownAsync(options.Value.Sender!, Batch, cancellationToken).ConfigureAwait(false))
        {
            if (send.IsHeld || !IsDue(send))
                continue;
            try
            {
                await SettleAsync(send, cancellationToken).ConfigureAwait(false);
            }
            catch (TwilioException exception) when (exception.HttpStatus is 400 or 404)
            {
                // About this recipient only: the others are not to wait for it.
                LogTrouble(exception.Message);
            }
        }
    }

    private async Task SettleAsync(UnknownSend send, CancellationToken cancellationToken)
    {
        var found = IsResentUnseen ? null : await FindAsync(send, cancellationToken).ConfigureAwait(false);
        var resolution = new Resolution(send.SendId, send.Attempt, found is null ? VerdictOf(send) : Verdict.Found) { MessageSid = found };
        await ledger.ResolveAsync([resolution], cancellationToken).ConfigureAwait(false);
        Report(send, resolution);
    }

    private bool IsDue(UnknownSend send)
        => time.GetUtcNow() >= (IsResentUnseen ? send.IntentAt + options.Value.SettleTime : send.LookedAt is { } looked ? looked + options.Value.SettleTime : send.IntentAt + (FirstLook < options.Value.SettleTime ? FirstLook : options.Value.SettleTime));

    private bool IsResentUnseen => options.Value.UnknownPolicy == UnknownPolicy.Resend;

    // Absent twice, a settle time apart.
    private Verdict VerdictOf(UnknownSend send)
    {
        if (send.Looks == 0 && !IsResentUnseen)
            return Verdict.Absent;
        return options.Value.UnknownPolicy == UnknownPolicy.Hold || send.Attempt >= MostAttempts ? Verdict.Hold : Verdict.Resend;
    }

    private async Task<string?> FindAsync(UnknownSend send, CancellationToken cancellationToken)
    {
        var earliest = send.IntentAt - ClockMargin;
        string? found = null;
        var query = new MessageQuery(send.To, options.Value.Sender);
        while (true)
        {
            var page = await twilio.ListMessagesAsync(query, cancellationToken).ConfigureAwait(false);
            var candidates = page.Messages.Where(message => message.Direction.StartsWith("outbound", StringComparison.Ordinal) && message.CreatedAt >= Truncated(earliest)).ToArray();
            var known = await ledger.FindKnownSidsAsync(candidates.Select(message => message.Sid).ToArray(), cancellationToken).ConfigureAwait(false);
            found = candidates.LastOrDefault(message => !known.Contains(message.Sid))?.Sid ?? found;
            if (page.Next is null || page.Messages.Any(message => message.CreatedAt < Truncated(earliest)))
                return found;
            query = query with { Page = page.Next };
        }
    }

    // Twilio's times have whole seconds.
    private static DateTimeOffset Truncated(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private void Report(UnknownSend send, Resolution resolution)
    {
        LogResolved(send.SendId, resolution.Verdict);
        if (resolution.Verdict == Verdict.Resend)
            signal.Set();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Send {SendId} of unknown fate: {Verdict}.")]
    private partial void LogResolved(long sendId, Verdict verdict);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages of unknown fate stay so for now. {Reason}")]
    private partial void LogTrouble(string reason);
}
