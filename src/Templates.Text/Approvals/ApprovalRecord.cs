using WaTemplates.Text.Json;

namespace WaTemplates.Text.Approvals;

/// <summary>One submission of a text in a language, and what became of it. Records are added and brought up to date, never dropped.</summary>
/// <param name="Fingerprint">SHA-256 of language, content and category.</param>
/// <param name="Status">Twilio's word, lower case, <c>created</c> before the first one. An unknown one means not sendable.</param>
/// <param name="Content">The content as submitted, Twilio's <c>types</c>.</param>
/// <param name="Variables">The numbers of that content, as in the manifest.</param>
internal sealed record ApprovalRecord(string Fingerprint, string Status, JsonValue Content, JsonValue Variables)
{
    /// <summary><c>HX…</c>, once the content was created.</summary>
    public string? ContentSid { get; init; }

    /// <summary>The name asked for: the template's, or with <c>_v2</c>, since a submitted text is immutable and a refused name blocked.</summary>
    public string? ApprovalName { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; init; }

    public string? RequestedCategory { get; init; }

    /// <summary>Meta may move a text to another category.</summary>
    public string? GrantedCategory { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }
}
