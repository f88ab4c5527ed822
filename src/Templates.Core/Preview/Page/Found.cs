using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Preview.Page;

/// <summary>A finding and its number on the page.</summary>
/// <param name="Id">Of its note; its mark in the text has the same with another first letter.</param>
/// <param name="Number">As the reader sees it.</param>
/// <param name="Diagnostic">The finding.</param>
internal sealed record Note(string Id, int Number, Diagnostic Diagnostic)
{
    public string Style => Diagnostic.Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>Where the text points to this note from.</summary>
    public string MarkId => "m" + Id;

    public string NoteId => "n" + Id;
}

/// <summary>A range of a text that a finding is about; empty for a place between two characters.</summary>
internal sealed record NotedRange(Note Note, int Start, int End);

/// <summary>The findings of one file, handed out to the parts of its templates they are about; each is given once.</summary>
internal sealed class Found(int file, IEnumerable<Diagnostic> diagnostics)
{
    private readonly List<Diagnostic> left = diagnostics.ToList();
    private int count;

    /// <summary>Those at certain words of a text.</summary>
    public IReadOnlyList<NotedRange> In(TemplateText text)
        => Take(d => text.RangeOf(d.Span) is not null)
            .Select(note => (note, range: text.RangeOf(note.Diagnostic.Span)!.Value))
            .Select(found => new NotedRange(found.note, found.range.Start, found.range.End)).ToArray();

    /// <summary>Those at exactly this place, such as the key of a text that is too long.</summary>
    public IReadOnlyList<Note> At(SourceSpan span) => Take(d => d.Span == span);

    /// <summary>Those within a part that were not at its words.</summary>
    public IReadOnlyList<Note> Within(SourceSpan span) => Take(d => d.Span.Start >= span.Start && d.Span.End <= span.End);

    public IReadOnlyList<Note> OfLanguage(TemplateLanguage language) => Take(d => d.Language == language.Code || d.Span == language.CodeSpan);

    public IReadOnlyList<Note> Rest() => Take(_ => true);

    private List<Note> Take(Predicate<Diagnostic> isWanted)
    {
        var taken = new List<Note>();
        if (left.Count == 0)
            return taken;
        foreach (var diagnostic in left.FindAll(isWanted))
            taken.Add(new Note($"{file}-{++count}", count, diagnostic));
        if (taken.Count > 0)
            left.RemoveAll(isWanted);
        return taken;
    }
}
