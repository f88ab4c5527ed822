namespace WaTemplates.Runtime;

/// <summary>Sends single messages from approved templates.</summary>
public interface ITemplateSender
{
    /// <summary>
    /// Records a message for sending and returns once that is durable; the message leaves moments later. A message whose
    /// <see cref="TemplateMessage.Key"/> was used before is not sent again: its first receipt comes back.
    /// </summary>
    /// <param name="message">What to send.</param>
    /// <param name="to">The recipient's number in E.164 form, <c>+4915112345678</c>, without <c>whatsapp:</c>.</param>
    /// <param name="cancellationToken">Gives up waiting; a message already recorded is sent all the same.</param>
    /// <exception cref="MessageRefusedException">
    /// Nothing was recorded: no such template or language, no approved version, a variable missing or with a value that
    /// Twilio refuses, the recipient has opted out, or the number is none.
    /// </exception>
    Task<SendReceipt> SendAsync(TemplateMessage message, string to, CancellationToken cancellationToken = default);
}

/// <summary>A message that is recorded for sending.</summary>
/// <param name="SendId">Its number in the ledger.</param>
/// <param name="Key">What makes it the one message it is: the caller's key, or one made for it.</param>
/// <param name="IsNew">False where a message of that key was recorded before.</param>
public sealed record SendReceipt(long SendId, string Key, bool IsNew);
