using WaTemplates.Core.Fixes;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Diagnostics;

/// <summary>A finding: which rule, where, what is wrong and what to do.</summary>
internal sealed record Diagnostic(RuleDescriptor Rule, Severity Severity, string Path, SourceSpan Span, LineSpan Lines, string Message)
{
    /// <summary>Name of the template, where it is known.</summary>
    public string? Template { get; init; }

    /// <summary>Language code, where the finding belongs to one language.</summary>
    public string? Language { get; init; }

    /// <summary>Ways to mend it, the most likely first; a host that keeps findings need not keep them.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    public string Id => Rule.Id;

    /// <summary>A finding without a place in a file, or about a whole file.</summary>
    public static Diagnostic ForFile(RuleDescriptor rule, string path, string message)
        => new(rule, rule.DefaultSeverity, path, default, new LineSpan(new LinePosition(1, 1), new LinePosition(1, 1)), message);

    /// <summary>By file, position and id: the order of every report.</summary>
    public static int Compare(Diagnostic a, Diagnostic b)
    {
        var order = string.CompareOrdinal(a.Path, b.Path);
        if (order == 0)
            order = a.Span.Start.CompareTo(b.Span.Start);
        if (order == 0)
            order = string.CompareOrdinal(a.Id, b.Id);
        return order == 0 ? string.CompareOrdinal(a.Message, b.Message) : order;
    }
}
