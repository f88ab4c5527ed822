using System.Text;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Parsing;

namespace WaTemplates.Core.Preview.Page;

/// <summary>One file: its template with all languages side by side, or only what keeps it from being read.</summary>
internal static class TemplateView
{
    public static void Write(StringBuilder page, int number, PreviewFile file, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var found = new Found(number, diagnostics);
        var messages = new StringBuilder();
        var languages = file.Template?.Languages ?? [];
        for (var i = 0; i < languages.Count; i++)
            MessageView.Write(messages, $"l{number}-{i + 1}", languages[i], found);
        page.Append("<article class=\"template\" aria-labelledby=\"t").Append(number).Append('"').Append(diagnostics.Count > 0 ? " data-noted" : "").Append(">\n<h2 id=\"t").Append(number).Append("\">")
            .Text(file.Template?.Name?.Value ?? file.Name).Append("</h2>\n<p class=\"facts\">").Text(string.Join(" · ", Facts(file))).Append("</p>\n");
        NotesView.Write(page, "Findings", found.Rest(), _ => false);
        if (messages.Length > 0)
            page.Append("<div class=\"messages\">\n").Append(messages).Append("</div>\n");
        page.Append("</article>\n");
    }

    private static IEnumerable<string> Facts(PreviewFile file)
    {
        if (file.Template?.Kind is { } kind)
            yield return TemplateKeys.NameOf(kind.Value);
        if (file.Template?.Category is { } category)
            yield return TemplateKeys.NameOf(category.Value);
        yield return file.Name;
        if (file.Template?.Description is { Length: > 0 } description)
            yield return description;
    }
}
