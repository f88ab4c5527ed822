namespace WaTemplates.Runtime.Delivery;

/// <summary>What a Twilio error is about: the place where it can be mended.</summary>
public enum ErrorClass
{
    /// <summary>A code we do not know.</summary>
    Unknown,

    /// <summary>This recipient cannot be reached; others can.</summary>
    Recipient,

    /// <summary>The recipient does not want messages; to be recorded.</summary>
    OptOut,

    /// <summary>The template, for every recipient.</summary>
    Template,

    /// <summary>The values or the text of this message.</summary>
    Content,

    /// <summary>Our number or Messaging Service.</summary>
    Sender,

    /// <summary>The Twilio or Meta account.</summary>
    Account,

    /// <summary>Too much at a time.</summary>
    Rate,

    /// <summary>Passes by itself.</summary>
    Transient,

    /// <summary>Our own requests, webhooks or settings.</summary>
    Setup,
}

/// <summary>Whether the same message may be tried again.</summary>
public enum RetryAdvice
{
    /// <summary>Never as it is.</summary>
    No,

    /// <summary>Soon, with growing delay.</summary>
    Backoff,

    /// <summary>After hours, or once something was mended.</summary>
    Later,

    /// <summary>Its fate is not known: look it up before anything is sent again.</summary>
    Check,
}
