using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Ledger;

/// <summary>What messages of a list sending are made from; shared by many rows.</summary>
/// <param name="Language">Of the text.</param>
/// <param name="ContentSid">The approved content.</param>
/// <param name="Fingerprint">Of that content.</param>
/// <param name="TimeZone">IANA name of where its recipients live, for quiet hours; null for the settings' own.</param>
public sealed record MemberContent(string Language, string ContentSid, string Fingerprint, string? TimeZone);

/// <summary>A person to be added to a list sending.</summary>
/// <param name="Line">Of the list they come from.</param>
/// <param name="Recipient">Who.</param>
/// <param name="Content">What they get.</param>
/// <param name="Payload">Content variables as a JSON object.</param>
public sealed record NewMember(long Line, Recipient Recipient, MemberContent Content, string Payload)
{
    /// <summary>What they are asked; opened when the message is claimed.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>How long an answer to the question counts, from the claim on.</summary>
    public TimeSpan QuestionLife { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Proof of consent, added to the consent events with the row; null where there is none.</summary>
    public Consent? Consent { get; init; }
}

/// <summary>When and where somebody consented.</summary>
/// <param name="At">Null for a time that is not known.</param>
/// <param name="Source">A form, a contract; without personal data.</param>
public sealed record Consent(DateTimeOffset? At, string Source);

/// <summary>What became of a <see cref="NewMember"/>, or would.</summary>
public enum MemberVerdict
{
    /// <summary>A row was made.</summary>
    Added,

    /// <summary>The person is in the list sending already.</summary>
    Known,

    /// <summary>The person has opted out of the mailing list or of everything; no row was made.</summary>
    OptedOut,

    /// <summary>The list sending was stopped; no row was made.</summary>
    Closed,
}

/// <summary>The outcome of adding a person.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="SendId">The person's row, made now or earlier; 0 where there is none.</param>
public readonly record struct MemberOutcome(MemberVerdict Verdict, long SendId);

/// <summary>A row of a list sending.</summary>
/// <param name="SendId">Its number; rows come in its order, which is that of being added.</param>
/// <param name="Line">Of the list it came from.</param>
/// <param name="Address">Of the recipient; null when it was deleted.</param>
/// <param name="Language">Of the text.</param>
/// <param name="State">Where it stands in our pipeline.</param>
/// <param name="Delivery">What the provider told last.</param>
/// <param name="MessageSid">The provider's number; null before it was accepted.</param>
/// <param name="ErrorCode">Of the last failure, or null.</param>
/// <param name="UpdatedAt">When any of this changed last.</param>
public sealed record MemberRecord(long SendId, long Line, string? Address, string Language, SendState State, Delivery Delivery, string? MessageSid, int? ErrorCode, DateTimeOffset UpdatedAt);

/// <summary>A message that the provider has and the ledger may lack.</summary>
/// <param name="MessageSid">The provider's number of it.</param>
/// <param name="Recipient">Whom it went to.</param>
public sealed record ForeignMessage(string MessageSid, RecipientKey Recipient);
