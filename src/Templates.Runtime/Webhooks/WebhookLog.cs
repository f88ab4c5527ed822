using Microsoft.Extensions.Logging;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>What the endpoints log. Nothing of it comes from a request but words that cannot identify a person.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(2001, LogLevel.Warning, "{Count} webhook requests without a valid signature were refused since the last such line. If they are Twilio's: check the auth token, and that the public URL is what Twilio calls.")]
    public static partial void RefusedSignatures(this ILogger logger, long count);

    [LoggerMessage(2002, LogLevel.Information, "Webhooks are signed with auth token {Number} of {Count} now.")]
    public static partial void SignedWith(this ILogger logger, int number, int count);

    [LoggerMessage(2003, LogLevel.Warning, "A signed webhook was refused: its {Field} is not ours.")]
    public static partial void NotOurs(this ILogger logger, string field);

    [LoggerMessage(2004, LogLevel.Error, "A request to {Endpoint} was answered with 503, since the ledger did not take it: {Reason}")]
    public static partial void LedgerUnavailable(this ILogger logger, string endpoint, string reason);

    [LoggerMessage(2005, LogLevel.Warning, "A status callback was ignored: its status is not known.")]
    public static partial void UnknownStatus(this ILogger logger);

    [LoggerMessage(2006, LogLevel.Warning, "A signed webhook was refused: it has no {Field}.")]
    public static partial void MissingField(this ILogger logger, string field);

    [LoggerMessage(2007, LogLevel.Warning, "The category of {ContentSid} was {Before} and is now {Category}: another price and other limits may hold. 'watemplates status' compares it with what was asked for.")]
    public static partial void CategoryChanged(this ILogger logger, string contentSid, string before, string category);
}
