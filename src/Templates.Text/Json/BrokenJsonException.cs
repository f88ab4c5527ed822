namespace WaTemplates.Text.Json;

/// <summary>A text is not JSON. Line and column are one-based; the column counts UTF-16 units.</summary>
internal sealed class BrokenJsonException(int offset, int line, int column, string expected) : FormatException($"line {line}, column {column}: expected {expected}")
{
    /// <summary>Where in the text it breaks; the text's length at most.</summary>
    public int Offset { get; } = offset;

    /// <summary>What should stand there.</summary>
    public string Expected { get; } = expected;
}
