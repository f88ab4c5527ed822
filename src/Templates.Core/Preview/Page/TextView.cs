using System.Text;
using WaTemplates.Core.Conversion;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Preview.Page;

/// <summary>
/// A text in its three forms at once, filled, as written and as Twilio holds it; the page's style shows one of them. Words
/// with a finding are marked and lead to its note.
/// </summary>
internal static class TextView
{
    public static void Write(StringBuilder page, TemplateText text, TemplateLanguage language, IReadOnlyList<NotedRange> noted)
    {
        WriteReferences(page, noted.Where(range => range.End == 0).Select(range => range.Note));
        var firstNumber = FirstNumberOf(text, language);
        foreach (var run in TextRuns.Of(text, noted))
        {
            var over = noted.Where(range => range.Start < run.End && range.End > run.Start).ToArray();
            if (over.Length > 0)
                page.Append("<mark class=\"").Append(over.OrderByDescending(range => range.Note.Diagnostic.Severity).First().Note.Style).Append("\">");
            if (run.Format.Length > 0)
                page.Append("<span class=\"").Append(string.Join(" ", run.Format.ToCharArray())).Append("\">");
            if (run.Placeholder >= 0)
                WritePlaceholder(page, text, language, run.Placeholder, firstNumber);
            else
                page.Text(text.Value, run.Start, run.End);
            if (run.Format.Length > 0)
                page.Append("</span>");
            if (over.Length > 0)
                page.Append("</mark>");
            WriteReferences(page, noted.Where(range => range.End > run.Start && range.End <= run.End).Select(range => range.Note));
        }
    }

    /// <summary>Numbers that lead from the text to the notes.</summary>
    public static void WriteReferences(StringBuilder page, IEnumerable<Note> notes)
    {
        foreach (var note in notes)
        {
            page.Append("<a class=\"ref ").Append(note.Style).Append("\" id=\"").Append(note.MarkId).Append("\" href=\"#").Append(note.NoteId)
                .Append("\" aria-label=\"Finding ").Append(note.Number).Append(", ").Append(note.Diagnostic.Id).Append("\">").Append(note.Number).Append("</a>");
        }
    }

    private static void WritePlaceholder(StringBuilder page, TemplateText text, TemplateLanguage language, int index, int firstNumber)
    {
        var placeholder = text.Placeholders[index];
        var sample = Sample(text, language, index);
        page.Append("<bdi class=\"v\"><span class=\"s").Append(sample is null ? " gap" : "").Append("\">").Text(sample ?? placeholder.Raw).Append("</span>")
            .Append("<span class=\"p\">").Text(placeholder.Raw).Append("</span>");
        // Replies are written when they are sent; Twilio knows no number for them.
        page.Append("<span class=\"t\">").Text(firstNumber == 0 ? placeholder.Raw : "{{" + (firstNumber + index) + "}}").Append("</span></bdi>");
    }

    private static string? Sample(TemplateText text, TemplateLanguage language, int index)
    {
        if (!language.Samples.TryGetValue(text.Placeholders[index].Name, out var sample))
            return null;
        if (text.Component != TextComponent.ButtonUrl)
            return sample.Value;
        var variable = language.Twilio.Variables[FirstNumberOf(text, language) + index - 1];
        return TwilioForm.ValueFor(variable, sample.Value) ?? sample.Value;
    }

    private static int FirstNumberOf(TemplateText text, TemplateLanguage language)
        => text.Component == TextComponent.Reply ? 0 : language.Twilio.FirstNumberOf(text);
}
