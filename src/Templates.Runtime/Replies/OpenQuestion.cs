namespace WaTemplates.Runtime.Replies;

/// <summary>One answer of a two-way template.</summary>
/// <param name="Kind">What it means: yes, no or unsubscribe.</param>
/// <param name="Digit">The number to type, <c>1</c>.</param>
/// <param name="Payload">What a tap on its button sends.</param>
/// <param name="Title">What the button says.</param>
public sealed record MenuEntry(ReplyKind Kind, string? Digit, string? Payload, string? Title);

/// <summary>The question a person was asked last and may still answer.</summary>
public sealed record OpenQuestion
{
    /// <summary>The template that asked.</summary>
    public required string Template { get; init; }

    /// <summary>In which language.</summary>
    public required string Language { get; init; }

    /// <summary>The list that answer 3 leaves.</summary>
    public required string MailingList { get; init; }

    /// <summary>The answers it offers.</summary>
    public required IReadOnlyList<MenuEntry> Menu { get; init; }

    /// <summary>Answer texts by <c>yes</c>, <c>no</c>, <c>unsubscribe</c>, <c>unclear</c>, filled with the person's values and kept until the question ends.</summary>
    public required IReadOnlyDictionary<string, string> Replies { get; init; }
}
