using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>The fields of an inbound webhook.</summary>
internal static class InboundForm
{
    public static List<KeyValuePair<string, string>> Of(SimulatedMessage message, InboundMessage inbound, string? serviceSid, string? optOutType, string accountSid)
    {
        var sid = message.Sid;
        List<KeyValuePair<string, string>> form =
        [
            new("SmsMessageSid", sid),
            new("NumMedia", "0"),
            new("ProfileName", inbound.ProfileName),
            new("MessageType", inbound.Tapped is null ? "text" : inbound.Tapped.Type == "LIST_ITEM" ? "interactive" : "button"),
            new("SmsSid", sid),
            new("WaId", WhatsAppAddress.Digits(message.From)),
            new("SmsStatus", "received"),
            new("Body", message.Body),
            new("To", message.To),
            new("NumSegments", "1"),
            new("MessageSid", sid),
            new("AccountSid", accountSid),
            new("From", message.From),
            new("ApiVersion", "2010-04-01"),
        ];
        if (serviceSid is not null)
            form.Add(new("MessagingServiceSid", serviceSid));
        if (optOutType is not null)
            form.Add(new("OptOutType", optOutType));
        if (inbound.Tapped is { } button)
            form.AddRange(ButtonFields(button));
        if (inbound.RepliesTo is { } original)
        {
            form.Add(new("OriginalRepliedMessageSid", original.Sid));
            form.Add(new("OriginalRepliedMessageSender", original.From));
        }

        return form;
    }

    private static IEnumerable<KeyValuePair<string, string>> ButtonFields(MessageButton button) => button.Type == "LIST_ITEM"
        ? [new("ListId", button.Id), new("ListTitle", button.Title)]
        : [new("ButtonText", button.Title), new("ButtonPayload", button.Id), new("ButtonType", "REPLY")];
}
