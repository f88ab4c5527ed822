using System.Text;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Preview.Page;

/// <summary>One language: the bubble with its buttons, the replies, the counters and the findings beside them.</summary>
internal static class MessageView
{
    public static void Write(StringBuilder page, string id, TemplateLanguage language, Found found)
    {
        var parts = new MessageParts(language);
        var phone = new StringBuilder();
        WriteBubble(phone, language, found, parts);
        ButtonView.Write(phone, language, found, parts);
        WriteReplies(phone, language, found, parts);
        var others = found.OfLanguage(language);
        page.Append("<section class=\"message").Append(parts.Notes.Count + others.Count > 0 ? " noted" : "").Append("\" data-language=\"").Text(language.Code).Append("\" aria-labelledby=\"").Append(id).Append("\">\n")
            .Append("<h3 id=\"").Append(id).Append("\">").Text(language.Code).Append("</h3>\n<div class=\"columns\">\n")
            .Append("<div class=\"phone\" lang=\"").Text(language.Code.Replace('_', '-')).Append("\" dir=\"").Append(TextDirection.Of(language.Code)).Append("\">\n").Append(phone).Append("</div>\n");
        if (parts.Counters.Length > 0)
            page.Append("<ul class=\"counts\" aria-label=\"Characters\">\n").Append(parts.Counters).Append("</ul>\n");
        var marked = new HashSet<Note>(parts.Notes);
        NotesView.Write(page, $"Findings in {language.Code}", [.. parts.Notes, .. others], marked.Contains);
        page.Append("</div>\n</section>\n");
    }

    private static void WriteBubble(StringBuilder page, TemplateLanguage language, Found found, MessageParts parts)
    {
        page.Append("<div class=\"bubble\">\n");
        if (language.Header is { } header)
            parts.Write(page, "p", "header", header, found, "Header", ContentLimits.HeaderFooter);
        if (language.Body is { } body)
            parts.Write(page, "p", "body", body, found, "Body", ContentLimits.BodyOf(language));
        else
            page.Append("<p class=\"missing\" lang=\"en\" dir=\"ltr\">No body that can be read.</p>\n");
        if (language.Footer is { } footer)
            parts.Write(page, "p", "footer", footer, found, "Footer", ContentLimits.HeaderFooter);
        page.Append("</div>\n");
    }

    private static void WriteReplies(StringBuilder page, TemplateLanguage language, Found found, MessageParts parts)
    {
        foreach (var answer in TemplateKeys.Replies.Where(language.Replies.ContainsKey))
        {
            page.Append("<p class=\"after\" lang=\"en\" dir=\"ltr\">After ").Append(answer).Append("</p>\n<div class=\"bubble\">\n");
            parts.Write(page, "p", "body", language.Replies[answer], found, answer, null);
            page.Append("</div>\n");
        }
    }
}
