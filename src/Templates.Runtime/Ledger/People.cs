using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger;

/// <summary>An opt-out in a list of them.</summary>
/// <param name="OptOut">What is in force.</param>
/// <param name="IsLiftable">Set by the person's own message, and lifted by their coming back.</param>
/// <param name="Address">The person's, where a message of theirs or to them still has it.</param>
public sealed record ListedOptOut(OptOutRecord OptOut, bool IsLiftable, string? Address);

/// <summary>What is stored about a person.</summary>
/// <param name="Recipient">What they are recognised by.</param>
/// <param name="Messages">To them, the oldest first.</param>
/// <param name="Replies">From them, the oldest first.</param>
/// <param name="OptOuts">In force.</param>
/// <param name="Events">Opt-outs, returns and consent since ever, the oldest first.</param>
public sealed record PersonRecord(
    RecipientKey Recipient, IReadOnlyList<PersonMessage> Messages, IReadOnlyList<PersonReply> Replies, IReadOnlyList<OptOutRecord> OptOuts, IReadOnlyList<ConsentEvent> Events);

/// <summary>A message to a person.</summary>
/// <param name="Send">Its row.</param>
/// <param name="Address">Where it went; null once deleted.</param>
/// <param name="Payload">Variables or text; null once deleted.</param>
/// <param name="HasQuestion">Whether texts of a question, with the person's values, are kept for their answer.</param>
public sealed record PersonMessage(SendRecord Send, string? Address, string? Payload, bool HasQuestion);

/// <summary>A message from a person.</summary>
/// <param name="MessageSid">The provider's number of it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Kind">How it was read.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="Address">Where it came from; null once deleted.</param>
/// <param name="Text">What they wrote; null once deleted.</param>
public sealed record PersonReply(string MessageSid, DateTimeOffset ReceivedAt, ReplyKind Kind, string Rule, string? Address, string? Text);

/// <summary>What a consent event says.</summary>
public enum ConsentChange
{
    /// <summary>The person opted out.</summary>
    Out = 0,

    /// <summary>They came back.</summary>
    BackIn = 1,

    /// <summary>Consent was given elsewhere, as a list says.</summary>
    Given = 2,
}

/// <summary>An entry of the evidence, which is only added to.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Scope">Name of the mailing list, or <c>*</c> for everything.</param>
/// <param name="Change">What it changed.</param>
/// <param name="Source">How it came.</param>
/// <param name="Evidence">What proves it, without personal data.</param>
public sealed record ConsentEvent(DateTimeOffset At, string Scope, ConsentChange Change, OptOutSource Source, string Evidence);

/// <summary>What an erasure did.</summary>
/// <param name="Messages">Messages whose address, variables or question were deleted.</param>
/// <param name="Cancelled">Of those, how many had not left.</param>
/// <param name="Replies">Messages of the person whose text was deleted.</param>
/// <param name="Kept">Messages under way or of unknown fate, which keep what they need until they are settled. Erase again then.</param>
public sealed record Erasure(int Messages, int Cancelled, int Replies, int Kept);
