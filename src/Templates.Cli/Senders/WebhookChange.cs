using System.Diagnostics;

namespace WaTemplates.Cli.Senders;

/// <summary>What a change of a sender's webhooks came to.</summary>
/// <param name="WasNeeded">Whether Twilio was asked to change anything.</param>
/// <param name="Sender">The sender as it was read last.</param>
/// <param name="Differences">What is not as wanted, a clause each; empty when all is.</param>
internal sealed record WebhookChange(bool WasNeeded, WhatsAppSender Sender, IReadOnlyList<string> Differences)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Changes what differs, and reads back until the sender is online and has what was asked for.</summary>
    /// <param name="senders">The account's.</param>
    /// <param name="sender">The sender as it is.</param>
    /// <param name="target">Where its webhooks are to lead.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Gives up; the change may be under way.</param>
    /// <exception cref="CannotRunException">Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused.</exception>
    public static async Task<WebhookChange> ApplyAsync(SenderDirectory senders, WhatsAppSender sender, WebhookTarget target, TimeSpan patience, CancellationToken cancellationToken)
    {
        var wanted = target.Apply(sender.Webhook);
        var isNeeded = wanted != sender.Webhook;
        var watch = Stopwatch.StartNew();
        if (isNeeded)
        {
            await senders.UpdateAsync(sender.Sid, wanted, cancellationToken).ConfigureAwait(false);
            sender = await senders.FetchAsync(sender.Sid, cancellationToken).ConfigureAwait(false);
        }

        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var differences = DifferencesOf(wanted, sender);
            var left = patience - watch.Elapsed;
            if (differences.Count == 0 || left <= TimeSpan.Zero || (!isNeeded && IsAtRest(sender)))
                return new WebhookChange(isNeeded, sender, differences);
            await Task.Delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
            sender = await senders.FetchAsync(sender.Sid, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<string> DifferencesOf(SenderWebhook wanted, WhatsAppSender sender)
        => sender.IsOnline ? wanted.DifferencesOf(sender.Webhook) : [.. wanted.DifferencesOf(sender.Webhook), $"its status is {sender.Status} and not {WhatsAppSender.Online}"];

    // Nothing that waiting would change.
    private static bool IsAtRest(WhatsAppSender sender) => sender.Status is "OFFLINE" or "DRAFT" or "STUBBED" or "PENDING_VERIFICATION";
}
