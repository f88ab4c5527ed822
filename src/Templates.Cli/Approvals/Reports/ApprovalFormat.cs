using System.CommandLine;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Reports;

/// <summary>The formats of <c>plan</c>, <c>submit</c> and <c>status</c>.</summary>
internal static class ApprovalFormat
{
    private const string Text = "text";
    private const string Json = "json";
    private const string Markdown = "markdown";

    public static Option<string> Option()
    {
        var format = new Option<string>("--format") { Description = "How to print the result.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json, Markdown);
        return format;
    }

    /// <summary>Prints a result to standard output.</summary>
    public static void Print(string format, ApprovalReport report, Action<JsonWriter> writeJson)
    {
        switch (format)
        {
            case Json:
                var json = new JsonWriter();
                writeJson(json);
                Terminal.Out.Write(json.ToFile());
                break;
            case Markdown:
                Terminal.Out.Write(MarkdownReport.Of(report));
                break;
            default:
                TextReport.Write(report, Terminal.Out);
                break;
        }

        Terminal.Out.Flush();
    }
}
