using System.Globalization;
using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>The fields of a status callback.</summary>
internal static class StatusForm
{
    public static List<KeyValuePair<string, string>> Of(SimulatedMessage message, string status, int? code, string accountSid, string channelSid)
    {
        var sid = message.Sid;
        List<KeyValuePair<string, string>> form =
        [
            new("ChannelPrefix", "whatsapp"),
            new("ApiVersion", "2010-04-01"),
            new("MessageStatus", status),
            new("SmsSid", sid),
            new("SmsStatus", status),
            new("ChannelInstallSid", channelSid),
            new("To", message.To),
            new("From", message.From),
            new("MessageSid", sid),
            new("AccountSid", accountSid),
        ];
        if (message.ServiceSid is { } service)
            form.Add(new("MessagingServiceSid", service));
        if (status == MessageStatus.Read)
            form.Add(new("EventType", "READ"));
        if (code is { } errorCode)
        {
            form.Add(new("ErrorCode", errorCode.ToString(CultureInfo.InvariantCulture)));
            form.Add(new("ErrorMessage", ErrorMeanings.Of(errorCode)));
            form.Add(new("ChannelStatusMessage", ErrorMeanings.Of(errorCode)));
        }

        return form;
    }
}
