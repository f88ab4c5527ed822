namespace WaTemplates.Runtime;

/// <summary>Why a message was not taken for sending.</summary>
public enum RefusalReason
{
    /// <summary>No template of that name, or not in that language.</summary>
    UnknownTemplate,

    /// <summary>No version of the text is approved, or its approval was not seen for too long.</summary>
    NotApproved,

    /// <summary>The recipient has opted out of the mailing list, or of everything.</summary>
    OptedOut,

    /// <summary>A variable has no value, or is unknown to the template.</summary>
    MissingValue,

    /// <summary>A value breaks Twilio's rules, or the filled text is too long.</summary>
    BadValue,

    /// <summary>The recipient's number is no E.164 number.</summary>
    BadRecipient,

    /// <summary>The key was used before for another template, language or recipient.</summary>
    KeyTaken,
}

/// <summary>A message was refused before anything was recorded. The message tells what is wrong and what to do.</summary>
public sealed class MessageRefusedException(RefusalReason reason, string message) : Exception(message)
{
    /// <summary>Why, for code to decide by; the message tells people.</summary>
    public RefusalReason Reason { get; } = reason;
}
