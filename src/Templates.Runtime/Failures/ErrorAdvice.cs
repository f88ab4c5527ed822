using System.Collections.Frozen;

namespace WaTemplates.Runtime.Failures;

/// <summary>What an error code is about, which decides who is affected by it.</summary>
public enum ErrorClass
{
    /// <summary>A code that is not known here: final for the message, without further consequence.</summary>
    Unknown,

    /// <summary>This recipient; others go on.</summary>
    Recipient,

    /// <summary>The recipient has opted out at the provider.</summary>
    OptOut,

    /// <summary>This message's values or text.</summary>
    Content,

    /// <summary>The template: nobody can get it now.</summary>
    Template,

    /// <summary>Our number: nobody can get anything from it now.</summary>
    Sender,

    /// <summary>The account or its credentials.</summary>
    Account,

    /// <summary>Our set-up: addresses, services, webhooks.</summary>
    Setup,

    /// <summary>Too fast, or too much for today.</summary>
    Rate,

    /// <summary>A fault at the provider.</summary>
    Transient,
}

/// <summary>Whether the same message may be sent again after an error.</summary>
public enum RetryAdvice
{
    /// <summary>Never with this input.</summary>
    No,

    /// <summary>Soon, with growing waits.</summary>
    Backoff,

    /// <summary>After a longer pause, or once something outside was mended.</summary>
    Later,

    /// <summary>It may have been sent: look first.</summary>
    Check,
}

/// <summary>What a Twilio error code means for WhatsApp messages, and what to do.</summary>
/// <param name="Code">As in <c>ErrorCode</c>.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Retry">Whether to send again.</param>
/// <param name="Advice">A sentence for people.</param>
public sealed record ErrorAdvice(int Code, ErrorClass Class, RetryAdvice Retry, string Advice)
{
    private static readonly FrozenDictionary<int, ErrorAdvice> ByCode = ErrorTable.Entries.ToFrozenDictionary(entry => entry.Code);

    /// <summary>All codes that are known here.</summary>
    public static IEnumerable<ErrorAdvice> All => ByCode.Values.OrderBy(advice => advice.Code);

    /// <summary>The advice for a code; for one that is not known, of class <see cref="ErrorClass.Unknown"/>.</summary>
    public static ErrorAdvice For(int code)
        => ByCode.TryGetValue(code, out var advice) ? advice : new ErrorAdvice(code, ErrorClass.Unknown, RetryAdvice.No, $"Look up error {code} in Twilio's list of errors.");
}
