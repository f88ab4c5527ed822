using WaTemplates.Cli.Twilio;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Cli.Senders;

/// <summary>The WhatsApp senders of an account.</summary>
internal sealed class SenderDirectory(TwilioConnection twilio)
{
    private const string Path = "/v2/Channels/Senders";

    /// <summary>All of them.</summary>
    /// <exception cref="CannotRunException">Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused.</exception>
    public async Task<IReadOnlyList<WhatsAppSender>> ListAsync(CancellationToken cancellationToken)
    {
        var items = await TwilioReading.ListAsync(twilio, $"{Path}?Channel=whatsapp&PageSize=100", "senders", "the senders cannot be listed", cancellationToken).ConfigureAwait(false);
        return items.Select(WhatsAppSender.Of).OfType<WhatsAppSender>().ToArray();
    }

    /// <summary>The sender of a number, or the only one there is.</summary>
    /// <param name="number"><c>whatsapp:+14155238886</c>, as <see cref="NumberOf"/> writes it; null for the only one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CannotRunException">Twilio was not reached, or there are several senders and no number.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused, or there is no such sender.</exception>
    public async Task<WhatsAppSender> FindAsync(string? number, CancellationToken cancellationToken)
    {
        var senders = await ListAsync(cancellationToken).ConfigureAwait(false);
        if (senders.Count == 0)
            throw new TwilioRefusedException("the account has no WhatsApp sender. Register one in Twilio's console under Messaging > Senders > WhatsApp senders.");
        var numbers = string.Join(", ", senders.Select(sender => sender.Number));
        if (number is null)
            return senders.Count == 1 ? senders[0] : throw new CannotRunException($"the account has several WhatsApp senders: {numbers}. Name one with --sender.");
        var found = senders.FirstOrDefault(sender => sender.Number == number) ?? throw new TwilioRefusedException($"the account has no WhatsApp sender {number}, only {numbers}. Check --sender and WATEMPLATES_SENDER.");
        return await FetchAsync(found.Sid, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="CannotRunException">Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused.</exception>
    public async Task<WhatsAppSender> FetchAsync(string sid, CancellationToken cancellationToken)
    {
        var answer = await twilio.GetAsync(TwilioHost.Messaging, $"{Path}/{Uri.EscapeDataString(sid)}", cancellationToken).ConfigureAwait(false);
        return WhatsAppSender.Of(TwilioReading.BodyOf(answer, $"the sender {sid} cannot be read")) ?? throw new TwilioRefusedException($"the sender {sid} cannot be read: the answer has no number. Try again later.");
    }

    /// <summary>Asks for a change once. What came of it is told by <see cref="FetchAsync"/>.</summary>
    /// <exception cref="CannotRunException">Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused, and nothing was changed.</exception>
    public async Task UpdateAsync(string sid, SenderWebhook webhook, CancellationToken cancellationToken)
    {
        var answer = await twilio.PostJsonAsync(TwilioHost.Messaging, $"{Path}/{Uri.EscapeDataString(sid)}", webhook.ToUpdate(), cancellationToken).ConfigureAwait(false);
        if (answer.Outcome is TwilioOutcome.Refused or TwilioOutcome.NotProcessed)
            TwilioReading.BodyOf(answer, $"the sender {sid} cannot be changed");
    }

    /// <summary>A number as Twilio writes senders.</summary>
    /// <exception cref="CannotRunException">It is none.</exception>
    public static string NumberOf(string written)
    {
        var digits = written.StartsWith(RecipientHasher.Channel, StringComparison.Ordinal) ? written[RecipientHasher.Channel.Length..] : written;
        return PhoneNumber.TryParse(digits, out var number, out var problem)
            ? RecipientHasher.Channel + number
            : throw new CannotRunException($"the sender is '{ShownText.OneLine(written)}', and {problem}. Write it as whatsapp:+14155238886.");
    }
}
