using System.Text;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Preview.Page;

/// <summary>Writes the texts of one message, and keeps what is to stand beside it: counters and notes.</summary>
internal sealed class MessageParts(TemplateLanguage language)
{
    private readonly List<Note> notes = [];

    public StringBuilder Counters { get; } = new();

    /// <summary>Findings that the message's texts lead to, in reading order.</summary>
    public IReadOnlyList<Note> Notes => notes;

    public void Add(IEnumerable<Note> further) => notes.AddRange(further);

    /// <param name="page">What is written.</param>
    /// <param name="element">The HTML element.</param>
    /// <param name="style">Its class.</param>
    /// <param name="text">What it shows.</param>
    /// <param name="found">The file's findings.</param>
    /// <param name="label">The part's name.</param>
    /// <param name="limit">In UTF-16 units, or null for a text that is not counted.</param>
    public void Write(StringBuilder page, string element, string style, TemplateText text, Found found, string label, int? limit)
    {
        var noted = found.In(text);
        page.Append('<').Append(element).Append(" class=\"").Append(style).Append("\" dir=\"auto\">");
        TextView.Write(page, text, language, noted);
        Add(noted.Select(range => range.Note));
        var whole = found.At(text.KeySpan);
        Add(whole);
        if (limit is { } most)
            CounterView.Write(Counters, label, text, language, most, whole);
        else
            TextView.WriteReferences(page, whole);
        page.Append("</").Append(element).Append(">\n");
    }
}
