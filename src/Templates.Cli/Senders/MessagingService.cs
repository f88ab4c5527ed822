using System.Text.RegularExpressions;
using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Senders;

/// <summary>A messaging service as far as it overrides the webhooks of a sender in it.</summary>
/// <param name="Sid"><c>MG…</c>.</param>
/// <param name="InboundUrl">Where it reports what people write; null switches that off.</param>
/// <param name="UsesWebhookOfNumber">Whether the sender's own address is called in place of <paramref name="InboundUrl"/>.</param>
/// <param name="StatusCallback">Where it reports on messages that name no address.</param>
internal sealed partial record MessagingService(string Sid, string? InboundUrl, bool UsesWebhookOfNumber, string? StatusCallback)
{
    public string InboundMethod { get; init; } = SenderWebhook.Post;

    /// <summary>Whether the sender asked about is one of its senders.</summary>
    public bool HasSender { get; init; }

    /// <summary>Whether the sender's own address for messages is not called.</summary>
    public bool TakesInbound => HasSender && !UsesWebhookOfNumber;

    /// <summary>Reads a service, and whether a sender is in it.</summary>
    /// <exception cref="CannotRunException">It is no SID of a service, or Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused.</exception>
    public static async Task<MessagingService> FetchAsync(TwilioConnection twilio, string sid, string senderSid, CancellationToken cancellationToken)
    {
        if (!ServiceSid().IsMatch(sid))
            throw new CannotRunException("MessagingServiceSid is not MG and 32 hexadecimal digits. Correct WATEMPLATES_MESSAGING_SERVICE_SID, or leave it out.");
        var answer = await twilio.GetAsync(TwilioHost.Messaging, $"/v1/Services/{sid}", cancellationToken).ConfigureAwait(false);
        return Of(TwilioReading.BodyOf(answer, $"the messaging service {sid} cannot be read"), sid) with { HasSender = await HasAsync(twilio, sid, senderSid, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>The service of the account that a sender is in, or null.</summary>
    /// <exception cref="CannotRunException">Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused.</exception>
    public static async Task<MessagingService?> FindAsync(TwilioConnection twilio, string senderSid, CancellationToken cancellationToken)
    {
        foreach (var item in await TwilioReading.ListAsync(twilio, "/v1/Services?PageSize=100", "services", "the messaging services cannot be listed", cancellationToken).ConfigureAwait(false))
        {
            if (item["sid"]?.AsString is { } sid && ServiceSid().IsMatch(sid) && await HasAsync(twilio, sid, senderSid, cancellationToken).ConfigureAwait(false))
                return Of(item, sid) with { HasSender = true };
        }

        return null;
    }

    private static async Task<bool> HasAsync(TwilioConnection twilio, string sid, string senderSid, CancellationToken cancellationToken)
    {
        var answer = await twilio.GetAsync(TwilioHost.Messaging, $"/v1/Services/{sid}/ChannelSenders/{Uri.EscapeDataString(senderSid)}", cancellationToken).ConfigureAwait(false);
        if (answer.HttpStatus == 404)
            return false;
        TwilioReading.BodyOf(answer, $"the senders of the messaging service {sid} cannot be read");
        return true;
    }

    private static MessagingService Of(JsonValue service, string sid)
        => new(sid, Address(service, "inbound_request_url"), service["use_inbound_webhook_on_number"] is { Kind: JsonKind.Boolean, Text: "true" }, Address(service, "status_callback"))
        {
            InboundMethod = service["inbound_method"]?.AsString ?? SenderWebhook.Post,
        };

    private static string? Address(JsonValue service, string name) => service[name]?.AsString is { Length: > 0 } address ? address : null;

    [GeneratedRegex(@"^MG[0-9a-fA-F]{32}\z")]
    private static partial Regex ServiceSid();
}
