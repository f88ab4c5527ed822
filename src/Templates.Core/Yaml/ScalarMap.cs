using WaTemplates.Core.Source;

namespace WaTemplates.Core.Yaml;

/// <summary>
/// For each character of a scalar's value, the range it was written in: the parser tells only where the whole scalar
/// stands, and a finding in the second line of a folded text belongs there.
/// </summary>
internal sealed class ScalarMap
{
    private readonly int[] starts;
    private readonly int[] ends;

    private ScalarMap(int[] starts, int[] ends)
    {
        this.starts = starts;
        this.ends = ends;
    }

    public static ScalarMap Create(YamlScalar scalar)
    {
        var decoder = new ScalarDecoder(scalar.Source.Text, scalar.Span);
        switch (scalar.Style)
        {
            case YamlScalarStyle.Plain: decoder.Plain(); break;
            case YamlScalarStyle.SingleQuoted: decoder.SingleQuoted(); break;
            case YamlScalarStyle.DoubleQuoted: decoder.DoubleQuoted(); break;
            default: decoder.Block(scalar.Style == YamlScalarStyle.Folded); break;
        }

        // Both read the same YAML, so they agree (a property test holds them to it); were they ever not to, a finding
        // falls back to the whole scalar rather than to a wrong place.
        return decoder.Value == scalar.Value ? new ScalarMap(decoder.Starts, decoder.Ends) : new ScalarMap([], []);
    }

    /// <summary>Whether the map covers its value; false only where the two readings differ.</summary>
    public bool IsComplete(int valueLength) => starts.Length == valueLength;

    public SourceSpan? SpanOf(int start, int length)
    {
        if (starts.Length == 0 || start < 0 || start > starts.Length)
            return null;
        if (start == starts.Length)
            return new SourceSpan(ends[start - 1], 0);
        if (length == 0)
            return new SourceSpan(starts[start], 0);
        return SourceSpan.Between(starts[start], ends[Math.Min(start + length, starts.Length) - 1]);
    }

    /// <summary>The other way: which characters of the value a place in the file stands for; null for none.</summary>
    public (int Start, int End)? RangeOf(SourceSpan place)
    {
        var first = Array.FindIndex(ends, end => end > place.Start);
        if (first < 0)
            return starts.Length > 0 && place.Start == ends[ends.Length - 1] ? (starts.Length, starts.Length) : null;
        var behind = Array.FindIndex(starts, first, start => start >= place.End);
        return (first, place.Length == 0 ? first : behind < 0 ? starts.Length : behind);
    }
}
