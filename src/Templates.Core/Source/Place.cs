namespace WaTemplates.Core.Source;

/// <summary>A range of a file with its printed form, for use when the text is no longer at hand.</summary>
internal readonly record struct Place(SourceSpan Span, LineSpan Lines)
{
    public static Place Of(SourceText source, SourceSpan span) => new(span, source.LinesOf(span));
}
