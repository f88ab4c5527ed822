namespace WaTemplates.Runtime.Twilio;

/// <summary>The part of Twilio's REST interface that sending needs.</summary>
public interface ITwilioApi
{
    /// <summary>
    /// Creates a message: one request, never repeated here, since Twilio has no key to recognise a second one.
    /// Failures are outcomes, not exceptions, since each calls for something else.
    /// </summary>
    Task<CreateOutcome> CreateMessageAsync(OutgoingMessage message, CancellationToken cancellationToken = default);

    /// <summary>A page of messages by recipient and sender, newest first.</summary>
    /// <exception cref="TwilioException">Twilio refused, or could not be reached after several tries.</exception>
    Task<MessagePage> ListMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default);

    /// <summary>One message, or null where Twilio has none of that SID.</summary>
    /// <exception cref="TwilioException">Twilio refused, or could not be reached after several tries.</exception>
    Task<RemoteMessage?> FetchMessageAsync(string messageSid, CancellationToken cancellationToken = default);

    /// <summary>The approval status of a content for WhatsApp, lower case; <c>deleted</c> where Twilio has no such content.</summary>
    /// <exception cref="TwilioException">Twilio refused, or could not be reached after several tries.</exception>
    Task<string> FetchApprovalStatusAsync(string contentSid, CancellationToken cancellationToken = default);
}
