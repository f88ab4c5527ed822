using System.Text;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Preview.Page;

/// <summary>How long a text is in each form, and how much it may be: the limits hold for the filled form and for Twilio's.</summary>
internal static class CounterView
{
    /// <param name="page">What is written.</param>
    /// <param name="label">The part's name.</param>
    /// <param name="text">The part; one whose placeholders are numbered.</param>
    /// <param name="language">Its language.</param>
    /// <param name="limit">In UTF-16 units.</param>
    /// <param name="notes">Findings about the part as a whole.</param>
    public static void Write(StringBuilder page, string label, TemplateText text, TemplateLanguage language, int limit, IReadOnlyList<Note> notes)
    {
        var filled = language.Twilio.FilledLengthOf(text);
        var twilio = language.Twilio.LengthOf(text);
        var surplus = Math.Max(filled, twilio) - limit;
        var state = surplus > 0 ? "over" : filled * 10 > limit * 9 ? "near" : "within";
        page.Append("<li class=\"count ").Append(state).Append("\"><span class=\"part\">").Text(label).Append("</span> <span class=\"s\">").Number(filled).Append("</span><span class=\"p\">")
            .Number(text.Value.Length).Append(" as written,</span><span class=\"t\">").Number(twilio).Append("</span> of ").Number(limit);
        if (surplus > 0)
            page.Append(" <strong>over by ").Number(surplus).Append("</strong>");
        else if (state == "near")
            page.Append(" <strong>near the limit</strong>");
        TextView.WriteReferences(page, notes);
        page.Append("</li>\n");
    }
}
