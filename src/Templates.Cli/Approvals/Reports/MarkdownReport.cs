using System.Text;

namespace WaTemplates.Cli.Approvals.Reports;

/// <summary>A report for a pull request or the summary of a pipeline.</summary>
internal static class MarkdownReport
{
    public static string Of(ApprovalReport report)
    {
        var text = new StringBuilder($"### {Escaped(report.Title)}\n\n");
        if (report.Rows.Count > 0)
        {
            text.Append("| Text | State | |\n|---|---|---|\n");
            foreach (var row in report.Rows)
                text.Append($"| {Escaped(row.Id)} | {Escaped(row.State)} | {string.Join("<br>", row.Further.Prepend(row.Detail).Where(part => part.Length > 0).Select(Escaped))} |\n");
            text.Append('\n');
        }

        foreach (var note in report.Notes)
            text.Append($"- {Escaped(note)}\n");
        return text.Append(report.Notes.Count > 0 ? "\n" : "").ToString();
    }

    // Texts are others' words: none may become a table's border, a tag or a mention.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\n' => "<br>",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '@' => "&#64;",
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '~' or '#' => "\\" + c,
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
