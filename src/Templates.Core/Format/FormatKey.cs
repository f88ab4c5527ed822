namespace WaTemplates.Core.Format;

/// <summary>A key of a file's format.</summary>
/// <param name="Name">As written, in exact case.</param>
/// <param name="Value">What may stand behind it.</param>
/// <param name="Description">What it means, in a sentence or two for a person editing the file.</param>
internal sealed record FormatKey(string Name, FormatValue Value, string Description)
{
    /// <summary>A required key must have a value; any other without one counts as absent.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A value to show, in YAML that is JSON as well.</summary>
    public string? Example { get; init; }
}
