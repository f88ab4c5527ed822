using System.Text;

namespace WaTemplates.Core.Preview.Page;

/// <summary>Findings in full, each with its way back to the words.</summary>
internal static class NotesView
{
    /// <param name="page">What is written.</param>
    /// <param name="label">What the list is about, for those who hear it.</param>
    /// <param name="notes">The findings.</param>
    /// <param name="isMarked">Whether a text of the page leads to a note.</param>
    public static void Write(StringBuilder page, string label, IReadOnlyList<Note> notes, Func<Note, bool> isMarked)
    {
        if (notes.Count == 0)
            return;
        page.Append("<ol class=\"notes\" aria-label=\"").Text(label).Append("\">\n");
        foreach (var note in notes)
        {
            var diagnostic = note.Diagnostic;
            page.Append("<li id=\"").Append(note.NoteId).Append("\" class=\"note ").Append(note.Style).Append("\">");
            if (isMarked(note))
                page.Append("<a class=\"ref ").Append(note.Style).Append("\" href=\"#").Append(note.MarkId).Append("\" aria-label=\"Back to finding ").Append(note.Number).Append("\">").Append(note.Number).Append("</a> ");
            page.Append("<strong>").Append(note.Style).Append("</strong> <a class=\"rule\" rel=\"noreferrer\" href=\"").Text(diagnostic.Rule.HelpLink).Append("\">").Append(diagnostic.Id)
                .Append("</a> <bdi>").Text(diagnostic.Message).Append("</bdi> <span class=\"place\">line ").Number(diagnostic.Lines.Start.Line).Append(", column ").Number(diagnostic.Lines.Start.Column).Append("</span></li>\n");
        }

        page.Append("</ol>\n");
    }
}
