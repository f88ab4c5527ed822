namespace WaTemplates.Runtime.Twilio;

/// <summary>Twilio refused a request or could not be reached.</summary>
/// <param name="message">What was asked and why it failed, without personal data.</param>
/// <param name="httpStatus">0 without an answer.</param>
/// <param name="errorCode">Twilio's code, where it gave one.</param>
/// <param name="innerException">The transport's error.</param>
public sealed class TwilioException(string message, int httpStatus = 0, int? errorCode = null, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>HTTP status; 0 without an answer.</summary>
    public int HttpStatus { get; } = httpStatus;

    /// <summary>Twilio's error code; null where it gave none.</summary>
    public int? ErrorCode { get; } = errorCode;
}
