using System.Net;
using System.Security.Cryptography;
using System.Text;
using WaTemplates.Core.Model;
using WaTemplates.Core.Preview;

namespace WaTemplates.Cli.Previewing;

/// <summary>Messages as bubbles in a page that loads nothing and runs nothing.</summary>
internal static class PreviewPage
{
    private const string Style = """
        body { margin: 0; padding: 1rem; font: 14px/1.4 system-ui, sans-serif; background: #e8e2da; color: #111b21; }
        h1 { font-size: 1rem; margin: 0 0 1rem; }
        .notice { background: #fff3c4; border-radius: 6px; padding: .5rem .75rem; margin-bottom: 1rem; }
        .messages { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
        .message { width: 20rem; max-width: 100%; }
        .language { font-size: .75rem; color: #54656f; margin: 0 0 .25rem; }
        .bubble { background: #fff; border-radius: 0 8px 8px 8px; padding: .5rem .6rem; box-shadow: 0 1px 1px #0003; overflow-wrap: anywhere; }
        .bubble p { margin: 0; white-space: pre-wrap; }
        .header { font-weight: 600; }
        .footer { color: #667781; font-size: .8rem; }
        .button { display: block; background: #fff; color: #00749e; text-align: center; border-radius: 8px; margin-top: .25rem; padding: .5rem; box-shadow: 0 1px 1px #0003; }
        .target { display: block; color: #667781; font-size: .75rem; overflow-wrap: anywhere; }
        """;

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <param name="preview">What to show, or null where there is nothing yet.</param>
    /// <param name="notice">A line above it, or null.</param>
    public static string Of(TemplatePreview? preview, string? notice = null)
    {
        var page = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{StyleHash}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(preview?.Name ?? "Preview")}</title>
            <style>{Style}</style>
            </head>
            <body>

            """);
        page.Append(Element("h1", null, preview?.Name));
        page.Append(Element("p", "notice", notice));
        page.Append("<div class=\"messages\">\n");
        foreach (var message in preview?.Messages ?? [])
            Append(page, message);
        return page.Append("</div>\n</body>\n</html>\n").ToString().ReplaceLineEndings("\n");
    }

    private static void Append(StringBuilder page, MessagePreview message)
    {
        page.Append("<section class=\"message\">\n").Append(Element("p", "language", message.Language));
        page.Append($"<div class=\"bubble\" lang=\"{Text(message.Language.Replace('_', '-'))}\" dir=\"auto\">\n");
        page.Append(Element("p", "header", message.Header)).Append(Element("p", "body", message.Body)).Append(Element("p", "footer", message.Footer)).Append("</div>\n");
        foreach (var button in message.Buttons)
        {
            var target = button.Kind == ButtonKind.QuickReply || button.Target is null ? "" : $"<span class=\"target\">{Text(button.Target)}</span>";
            page.Append($"<span class=\"button\" dir=\"auto\">{Text(button.Title)}{target}</span>\n");
        }

        page.Append("</section>\n");
    }

    private static string Element(string name, string? style, string? text)
        => text is null ? "" : $"<{name}{(style is null ? "" : $" class=\"{style}\" dir=\"auto\"")}>{Text(text)}</{name}>\n";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
