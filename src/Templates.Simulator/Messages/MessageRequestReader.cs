using System.Globalization;
using WaTemplates.Simulator.Callbacks;
using WaTemplates.Simulator.Http;
using WaTemplates.Simulator.Identity;
using WaTemplates.Simulator.Senders;
using WaTemplates.Simulator.Services;

namespace WaTemplates.Simulator.Messages;

/// <summary>Checks a request to create a message, in the order in which mistakes are best understood.</summary>
internal sealed class MessageRequestReader(SimulatedAccount account)
{
    private const int LongestBody = 1600;

    public (MessageRequest? Request, TwilioError? Error) Read(FormPairs form)
    {
        var to = form["To"];
        if (string.IsNullOrEmpty(to))
            return (null, new TwilioError(21604, "To is missing."));
        if (!WhatsAppAddress.IsValid(to))
            return (null, new TwilioError(21211, $"To \"{to}\" is not valid; it has the form whatsapp:+4915112345678."));
        var (sender, service, senderError) = ReadSender(form);
        if (sender is null)
            return (null, senderError);
        if (sender.Number == to)
            return (null, new TwilioError(63031, "From and To are the same."));
        if (ParameterError(form) is { } parameterError)
            return (null, parameterError);
        var chat = account.Messages.ChatWith(to);
        if (chat.IsOptedOut && account.Options.AdvancedOptOut)
            return (null, new TwilioError(21610, "The recipient has unsubscribed."));
        var request = new MessageRequest(chat, sender, service) { StatusCallback = NullIfEmpty(form["StatusCallback"]) };
        (request, var error) = ReadSchedule(form, request);
        if (error is null)
            (request, error) = ReadWords(form, request);
        return error is null ? (request, null) : (null, error);
    }

    private (Sender? Sender, MessagingService? Service, TwilioError? Error) ReadSender(FormPairs form)
    {
        var from = NullIfEmpty(form["From"]);
        var serviceSid = NullIfEmpty(form["MessagingServiceSid"]);
        if (from is null && serviceSid is null)
            return (null, null, new TwilioError(21603, "From or MessagingServiceSid is needed."));
        MessagingService? service = null;
        if (serviceSid is not null && (service = account.Services.Find(serviceSid)) is null)
            return (null, null, new TwilioError(21705, $"The messaging service {serviceSid} does not exist."));
        if (from is null)
            return account.Services.SendersOf(service!) is [var first, ..] ? (first, service, null) : (null, null, new TwilioError(21704, "The messaging service has no sender."));
        if (!WhatsAppAddress.IsValid(from))
            return (null, null, from.StartsWith('+') ? new TwilioError(63007, $"No channel was found for From \"{from}\"; it needs whatsapp: in front.") : new TwilioError(21212, $"From \"{from}\" is not valid."));
        if (account.Senders.FindByNumber(from) is not { } sender)
            return (null, null, new TwilioError(63007, $"No channel was found for From \"{from}\"."));
        if (!sender.CanSend)
            return (null, null, new TwilioError(63007, $"The sender {from} is {sender.Status}."));
        return service is null || service.SenderSids.Contains(sender.Sid) ? (sender, service, null) : (null, null, new TwilioError(21703, "From is not among the senders of the messaging service."));
    }

    private static TwilioError? ParameterError(FormPairs form)
    {
        if (form["StatusCallback"] is { Length: > 0 } callback)
        {
            if (callback.Length > 4000)
                return new TwilioError(21658, "StatusCallback has more than 4000 characters.");
            if (!WebhookUrl.IsUsable(callback))
                return new TwilioError(21609, $"StatusCallback \"{callback}\" is no usable address.");
        }

        if (form["ValidityPeriod"] is { } period && (!int.TryParse(period, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > 36000))
            return new TwilioError(21624, "ValidityPeriod must be 1 to 36000 seconds.");
        var media = form.ValuesOf("MediaUrl").ToList();
        if (media.Count > 10)
            return new TwilioError(21623, "More than 10 MediaUrl.");
        return media.Exists(url => !WebhookUrl.IsUsable(url)) ? new TwilioError(21620, "A MediaUrl is no usable address.") : null;
    }

    private (MessageRequest Request, TwilioError? Error) ReadSchedule(FormPairs form, MessageRequest request)
    {
        if (NullIfEmpty(form["ScheduleType"]) is not { } type)
            return (request, null);
        if (type != "fixed")
            return (request, TwilioError.Invalid("ScheduleType must be fixed."));
        if (request.Service is null)
            return (request, TwilioError.Invalid("Scheduling needs a MessagingServiceSid."));
        if (!DateTimeOffset.TryParse(form["SendAt"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return (request, TwilioError.Invalid("SendAt is no time in ISO 8601."));
        var ahead = at - account.Clock.GetUtcNow();
        return ahead < TimeSpan.FromMinutes(15) || ahead > TimeSpan.FromDays(35)
            ? (request, TwilioError.Invalid("SendAt must be 15 minutes to 35 days ahead."))
            : (request with { SendAt = at }, null);
    }

    private (MessageRequest Request, TwilioError? Error) ReadWords(FormPairs form, MessageRequest request)
    {
        var contentSid = NullIfEmpty(form["ContentSid"]);
        var variables = NullIfEmpty(form["ContentVariables"]);
        var body = form["Body"];
        if (contentSid is null)
        {
            if (variables is not null)
                return (request, new TwilioError(21654, "ContentVariables needs a ContentSid."));
            if (string.IsNullOrEmpty(body) && form["MediaUrl"] is null)
                return (request, new TwilioError(21602, "Body is missing."));
            return body?.Length > LongestBody ? (request, new TwilioError(21617, "Body has more than 1600 characters.")) : (request with { Body = body ?? "" }, null);
        }

        if (!SidSource.HasShape(contentSid, "HX") || account.Contents.Find(contentSid) is not { } content)
            return (request, new TwilioError(21655, $"ContentSid \"{contentSid}\" is not valid."));
        if (ContentVariables.Read(variables) is not { } values)
            return (request, new TwilioError(21656, "ContentVariables must be a JSON object of texts, written as a text."));
        foreach (var (key, value) in values)
        {
            if (value.AsSpan().IndexOfAny("\n\r\t") >= 0)
                return (request, new TwilioError(21656, $"The variable {key} has a line break or tab."));
            if (value.Length > LongestBody)
                return (request, new TwilioError(21658, $"The variable {key} has more than 1600 characters."));
        }

        return (request with { Content = content, VariablesJson = variables, Variables = values }, null);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
