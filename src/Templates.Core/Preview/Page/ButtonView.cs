using System.Text;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Preview.Page;

/// <summary>The buttons below a bubble.</summary>
internal static class ButtonView
{
    /// <summary>Writes the buttons, and hands on what is said and counted of them.</summary>
    public static void Write(StringBuilder page, TemplateLanguage language, Found found, MessageParts parts)
    {
        if (language.Buttons.Count == 0)
            return;
        page.Append("<ul class=\"buttons\" aria-label=\"Buttons\">\n");
        for (var i = 0; i < language.Buttons.Count; i++)
        {
            var button = language.Buttons[i];
            page.Append("<li class=\"button ").Append(StyleOf(button.Kind)).Append("\">");
            var label = $"Button {i + 1}";
            if (button.Title is { } title)
                parts.Write(page, "span", "title", title, found, $"{label}, title", ContentLimits.ButtonTitle);
            if (button.Url is { } url)
                parts.Write(page, "span", "target", url, found, $"{label}, address", ContentLimits.Url);
            if (button.Phone is { } phone)
                page.Append("<span class=\"target\" dir=\"ltr\">").Text(phone.Value).Append("</span>");
            var notes = found.Within(button.Span);
            TextView.WriteReferences(page, notes);
            parts.Add(notes);
            page.Append("</li>\n");
        }

        page.Append("</ul>\n");
    }

    private static string StyleOf(ButtonKind kind) => kind switch
    {
        ButtonKind.Url => "link",
        ButtonKind.Phone => "call",
        _ => "answer",
    };
}
