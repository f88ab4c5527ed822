namespace WaTemplates.Runtime.Distributions;

/// <summary>Somebody on a list.</summary>
/// <param name="Line">Where it stands in its source, from 1, for reports.</param>
/// <param name="Phone">The number as written in the list.</param>
/// <param name="Values">Values of the template's variables; those it does not have are passed over.</param>
public sealed record Contact(long Line, string Phone, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>WhatsApp code, BCP 47 tag or English name of the language; null for the plan's fallback.</summary>
    public string? Language { get; init; }

    /// <summary>IANA name; null for the quiet hours' own.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When consent was given; kept as evidence.</summary>
    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>Where consent was given: a form, a contract. Kept as evidence.</summary>
    public string? ConsentSource { get; init; }
}

/// <summary>Why a contact is not added.</summary>
public enum ContactProblem
{
    /// <summary>No number that could be written to.</summary>
    BadNumber,

    /// <summary>The same person stands earlier in the list, or was added before.</summary>
    Duplicate,

    /// <summary>Opted out of the mailing list, or of everything.</summary>
    OptedOut,

    /// <summary>The template has neither their language nor the fallback.</summary>
    NoLanguage,

    /// <summary>A variable has no value.</summary>
    MissingValue,

    /// <summary>A value breaks WhatsApp's rules.</summary>
    BadValue,

    /// <summary>Consent is required and not proven.</summary>
    NoConsent,

    /// <summary>The time zone is unknown.</summary>
    BadTimeZone,

    /// <summary>WhatsApp delivers no marketing messages to numbers of the United States.</summary>
    MarketingToUnitedStates,
}

/// <summary>A contact that is not added.</summary>
/// <param name="Line">Of the contact.</param>
/// <param name="Detail">What is wrong and what to do, without the number.</param>
public sealed record ContactRefusal(long Line, ContactProblem Problem, string Detail);

/// <summary>What an import came to.</summary>
/// <param name="Read">Contacts read.</param>
/// <param name="Added">New messages.</param>
/// <param name="Known">In the list sending already, from an earlier import.</param>
/// <param name="Refused">Not added, by problem; a person twice in the same import is <see cref="ContactProblem.Duplicate"/>.</param>
public sealed record ImportCounts(long Read, long Added, long Known, IReadOnlyDictionary<ContactProblem, long> Refused);
