using WaTemplates.Core.Source;

namespace WaTemplates.Core.Yaml;

/// <summary>A node of the tree, with the range it was written in.</summary>
internal abstract class YamlNode(SourceSpan span)
{
    public SourceSpan Span { get; protected set; } = span;

    /// <summary>What to call it in a message.</summary>
    public abstract string Kind { get; }
}

/// <summary>Key and value; the value is null where the mapping ended too early.</summary>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

internal sealed class YamlMapping(SourceSpan span) : YamlNode(span)
{
    public List<YamlEntry> Entries { get; } = [];

    public override string Kind => "a mapping";

    public void EndAt(int end) => Span = SourceSpan.Between(Span.Start, end);
}

internal sealed class YamlSequence(SourceSpan span) : YamlNode(span)
{
    public List<YamlNode> Items { get; } = [];

    public override string Kind => "a list";

    public void EndAt(int end) => Span = SourceSpan.Between(Span.Start, end);
}

/// <summary>A node that was refused, an alias say; whoever meets it says nothing more about it.</summary>
internal sealed class YamlRefused(SourceSpan span) : YamlNode(span)
{
    public override string Kind => "a refused value";
}
