namespace WaTemplates.Text.Placeholders;

/// <summary>What a run of braces in a text turned out to be.</summary>
internal enum PlaceholderKind
{
    /// <summary>A placeholder that WhatsApp invitations can carry.</summary>
    Valid,

    /// <summary>Meant as a placeholder, but its form is broken.</summary>
    Malformed,

    /// <summary>Well-formed, but neither scheme nor name is known.</summary>
    Unknown,

    /// <summary>Known to Qualtrics, useless here: HTML links, and data that exists only during a response.</summary>
    Unavailable,

    /// <summary>Twilio's form, <c>{{1}}</c>.</summary>
    Twilio,
}

/// <summary>A placeholder as written, with its place in the text.</summary>
internal sealed class Placeholder(PlaceholderKind kind, int start, string raw, string name = "", string? suggestion = null)
{
    public PlaceholderKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End => Start + Raw.Length;

    /// <summary>As written, <c>${m://FirstName}</c>.</summary>
    public string Raw { get; } = raw;

    /// <summary>The variable's name, <c>FirstName</c>; empty unless valid.</summary>
    public string Name { get; } = name;

    /// <summary>The placeholder that was probably meant.</summary>
    public string? Suggestion { get; } = suggestion;

    /// <summary>Stands for a whole web address, <c>${l://…}</c>.</summary>
    public bool IsLink => Raw.StartsWith("${l://", StringComparison.Ordinal);
}
