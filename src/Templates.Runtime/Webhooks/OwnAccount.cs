using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Whether a signed request is meant for us: a captured one of another application of the account is not.</summary>
internal sealed class OwnAccount(IOptions<WaTemplatesOptions> options)
{
    private readonly string? sender = AddressOf(options.Value.Sender);

    /// <summary>Tells which field names somebody else; null where all are ours.</summary>
    /// <param name="form">The form, verified.</param>
    /// <param name="addressName">The field with our address: <c>To</c> of what comes in, <c>From</c> of what went out.</param>
    public string? FindForeign(FormBody form, string addressName)
    {
        if (form.Find("AccountSid"u8) != options.Value.Twilio.AccountSid)
            return "AccountSid";
        // A service sends and receives by several numbers; what it handed us is ours.
        var service = options.Value.MessagingServiceSid;
        if (!string.IsNullOrEmpty(service) && form.Find("MessagingServiceSid"u8) == service)
            return null;
        var address = addressName == "To" ? form.Find("To"u8) : form.Find("From"u8);
        return sender is not null && address == sender ? null : addressName;
    }

    private static string? AddressOf(string? sender)
    {
        var text = sender.AsSpan().Trim();
        if (text.StartsWith(RecipientHasher.Channel, StringComparison.Ordinal))
            text = text[RecipientHasher.Channel.Length..];
        return PhoneNumber.TryParse(text, out var number, out _) ? RecipientHasher.Channel + number : null;
    }
}
