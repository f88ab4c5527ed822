using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Catalog;

/// <summary>One text of a template in one language, as a manifest describes it.</summary>
public sealed record CatalogTemplate
{
    public required string Name { get; init; }

    public required string Language { get; init; }

    /// <summary><c>invitation</c>, <c>two-way</c> or <c>notice</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>utility</c> or <c>marketing</c>.</summary>
    public required string Category { get; init; }

    public required string MailingList { get; init; }

    /// <summary>SHA-256 of language, content and category: what an approval is for.</summary>
    public required string Fingerprint { get; init; }

    public required IReadOnlyList<TemplateVariable> Variables { get; init; }

    /// <summary>Variables that only <see cref="Replies"/> use.</summary>
    public required IReadOnlyList<string> ReplyVariables { get; init; }

    /// <summary>Answers of a two-way template; empty for others.</summary>
    public required IReadOnlyList<MenuEntry> Menu { get; init; }

    /// <summary>Session texts by <c>yes</c>, <c>no</c>, <c>unsubscribe</c>, <c>unclear</c>, with their placeholders.</summary>
    public required IReadOnlyDictionary<string, string> Replies { get; init; }

    /// <summary>What was submitted of this text and may be sent once approved: the present text first, then earlier ones, newest first.</summary>
    public required IReadOnlyList<SubmittedContent> Submissions { get; init; }
}

/// <summary>One number of the content.</summary>
/// <param name="Number">From 1, as in <c>{{1}}</c>.</param>
/// <param name="Placeholder">As in the file, <c>${m://FirstName}</c>.</param>
/// <param name="Name">Name of the value, <c>FirstName</c>.</param>
/// <param name="Component"><c>header</c>, <c>body</c> or <c>button</c>.</param>
/// <param name="Prefix">The constant part of a button's address, which the value of an <c>l</c> placeholder begins with; else null.</param>
public sealed record TemplateVariable(int Number, string Placeholder, string Name, string Component, string? Prefix)
{
    /// <summary>Whether the value is a whole address.</summary>
    public bool IsLink => Placeholder.StartsWith("${l://", StringComparison.Ordinal);
}

/// <summary>A content that the approvals file knows. Whether it is approved now is the ledger's word.</summary>
/// <param name="ContentSid">What the provider sends it by.</param>
/// <param name="Fingerprint">Of the text that was submitted.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Parts">Its texts with <c>{{n}}</c>, to be filled when their length is checked.</param>
/// <param name="IsCurrent">Whether it is the text the manifest has now.</param>
public sealed record SubmittedContent(string ContentSid, string Fingerprint, IReadOnlyList<TemplateVariable> Variables, IReadOnlyList<ContentPart> Parts, bool IsCurrent)
{
    /// <summary>What its reader sees, from header to buttons, with <c>{{n}}</c> and a blank line between the parts.</summary>
    public string Outline { get; init; } = "";
}

/// <summary>A text of a content.</summary>
/// <param name="Name"><c>header</c>, <c>body</c>.</param>
/// <param name="Text">With <c>{{n}}</c>.</param>
/// <param name="Limit">Longest when filled, in UTF-16 units.</param>
public sealed record ContentPart(string Name, string Text, int Limit);
