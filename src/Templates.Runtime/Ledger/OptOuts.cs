using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger;

/// <summary>How an opt-out came.</summary>
public enum OptOutSource
{
    /// <summary>An answer to a question, typed.</summary>
    Reply = 0,

    /// <summary>A button of a question.</summary>
    Button = 1,

    /// <summary>A stop word or phrase.</summary>
    StopWord = 2,

    /// <summary>The opt-out link.</summary>
    Link = 3,

    /// <summary>The provider said so, by an error code or an opt-out type.</summary>
    Provider = 4,

    /// <summary>Somebody entered it.</summary>
    Operator = 5,

    /// <summary>From a list.</summary>
    Import = 6,
}

/// <summary>An opt-out to be recorded.</summary>
/// <param name="Recipient">Who.</param>
/// <param name="Scope">Of what.</param>
/// <param name="Source">How it came.</param>
/// <param name="Evidence">What proves it, without personal data: a message SID, an error code, a token's key id.</param>
public sealed record OptOut(RecipientKey Recipient, OptOutScope Scope, OptOutSource Source, string Evidence);

/// <summary>An opt-out in force.</summary>
/// <param name="Recipient">Who.</param>
/// <param name="Scope">Of what.</param>
/// <param name="Source">How it came.</param>
/// <param name="Evidence">What proves it, without personal data.</param>
/// <param name="Since">When it was recorded, or written where that was found out later.</param>
public sealed record OptOutRecord(RecipientKey Recipient, OptOutScope Scope, OptOutSource Source, string Evidence, DateTimeOffset Since);
