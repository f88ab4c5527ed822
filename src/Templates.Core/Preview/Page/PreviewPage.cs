using System.Text;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Core.Preview.Page;

/// <summary>
/// Templates as bubbles in a page of its own: one file that loads nothing. The same input gives the same bytes everywhere.
/// </summary>
internal static class PreviewPage
{
    public static string Write(PreviewInput input)
    {
        var byFile = input.Diagnostics.ToLookup(diagnostic => diagnostic.Path, StringComparer.Ordinal);
        var own = new HashSet<string>(input.Files.Select(file => file.Path), StringComparer.Ordinal);
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
            .Append(PageAssets.Policy(input.WithScript)).Append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Text(TitleOf(input)).Append("</title>\n<style>").Append(PageAssets.Style).Append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#templates\">Skip to the templates</a>\n<header class=\"top\">\n<h1>")
            .Text(TitleOf(input)).Append("</h1>\n<p class=\"summary\">").Text(SummaryOf(input)).Append("</p>\n");
        ToolsView.Write(page, input);
        page.Append("</header>\n<main id=\"templates\" tabindex=\"-1\">\n");
        if (input.Notice is { } notice)
            page.Append("<p class=\"notice\">").Text(notice).Append("</p>\n");
        NotesView.Write(page, "Other findings", new Found(0, input.Diagnostics.Where(diagnostic => !own.Contains(diagnostic.Path))).Rest(), _ => false);
        for (var i = 0; i < input.Files.Count; i++)
            TemplateView.Write(page, i + 1, input.Files[i], byFile[input.Files[i].Path].ToArray());
        page.Append("</main>\n");
        if (input.WithScript)
            page.Append("<script>").Append(PageAssets.Script).Append("</script>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string TitleOf(PreviewInput input) => input.Files.Count == 1 ? input.Files[0].Template?.Name?.Value ?? input.Files[0].Name : "WhatsApp templates";

    private static string SummaryOf(PreviewInput input)
    {
        var messages = input.Files.Sum(file => file.Template?.Languages.Count ?? 0);
        var counts = new List<string> { Html.Count(input.Files.Count, "file"), Html.Count(messages, "message") };
        foreach (var (severity, noun) in new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Info, "remark") })
        {
            if (input.Diagnostics.Count(diagnostic => diagnostic.Severity == severity) is > 0 and var count)
                counts.Add(Html.Count(count, noun));
        }

        return string.Join(", ", counts) + (input.Diagnostics.Count == 0 ? ", no findings" : "");
    }
}
