using System.Globalization;
using System.Text;
using WaTemplates.Cli.SetUp;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.HandOver;

/// <summary>The list beside the texts: what goes where in Qualtrics' library, and whether it may.</summary>
internal static class HandOverIndex
{
    public const string Csv = "index.csv";
    public const string Markdown = "index.md";

    /// <summary>The type to choose in Qualtrics' library.</summary>
    public const string MessageType = "WhatsApp message templates";

    private static readonly string[] Heads = ["Name", "Language", "Message type", "Approved", "Since", "File"];

    /// <summary>A table for spreadsheets: commas, every field in quotation marks, lines end with CR LF (RFC 4180).</summary>
    public static string WriteCsv(IEnumerable<TextStanding> texts)
    {
        var csv = new StringBuilder();
        foreach (var row in texts.Select(Row).Prepend(Heads))
            csv.AppendJoin(',', row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        return csv.ToString();
    }

    /// <summary>The same for people, with what to do.</summary>
    public static string WriteMarkdown(IReadOnlyList<TextStanding> texts)
    {
        var page = new StringBuilder();
        page.Append("# Messages for Qualtrics' library\n\n");
        page.Append($"In Qualtrics: Library, New resource, Message. Choose the type **{MessageType}**, name the message, set its language, paste the file's text unchanged, save. Each language is a message of its own.\n\n");
        if (texts.Any(text => text.Standing.State != ApprovalState.Approved))
            page.Append("**Texts with \"no\" are not approved: distributions sent with them fail. Do not put them into the library yet.**\n\n");
        page.Append($"| {string.Join(" | ", Heads)} |\n|{string.Concat(Enumerable.Repeat("---|", Heads.Length))}\n");
        foreach (var text in texts)
        {
            var row = Row(text);
            page.Append($"| {string.Join(" | ", row[..^1])} | [{row[^1]}]({row[^1]}) |\n");
        }

        return page.ToString();
    }

    /// <summary>File of a text within the folder.</summary>
    public static string FileOf(TextStanding text) => $"{text.Name}.{text.Language}.txt";

    private static string[] Row(TextStanding text) => [text.Name, text.Language, MessageType, text.Standing.State == ApprovalState.Approved ? "yes" : "no", SinceOf(text.Standing), FileOf(text)];

    private static string SinceOf(ApprovalStanding standing)
        => standing is { State: ApprovalState.Approved, Record.DecidedAt: { } decided } ? decided.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
