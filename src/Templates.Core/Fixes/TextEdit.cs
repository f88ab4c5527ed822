using System.Text;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Fixes;

/// <summary>Replaces a range of a file; an empty range inserts.</summary>
internal readonly record struct TextEdit(SourceSpan Span, string NewText)
{
    /// <summary>Applies edits that do not overlap; of several insertions at one place the first goes first.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length + 64);
        var done = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start))
        {
            result.Append(text, done, edit.Span.Start - done).Append(edit.NewText);
            done = edit.Span.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Whether both change the same characters, or insert at the same place.</summary>
    public bool Overlaps(TextEdit other)
        => Span == other.Span || (Span.Start < other.Span.End && other.Span.Start < Span.End);
}
