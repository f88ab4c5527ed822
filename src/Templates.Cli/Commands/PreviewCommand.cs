using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Previewing;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.Watching;
using WaTemplates.Core.Preview;

namespace WaTemplates.Cli.Commands;

/// <summary><c>preview</c>: the messages as the recipient would see them.</summary>
internal static class PreviewCommand
{
    public static readonly string[] Examples =
    [
        "watemplates preview",
        "watemplates preview portal_feedback.wa.yaml --watch",
        "watemplates preview --html preview.html",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var html = new Option<string?>("--html") { Description = "Write a page with all messages and their findings instead; it needs no network.", HelpName = "FILE" };
        var watch = new Option<bool>("--watch") { Description = "Show again whenever a file changes. Ctrl+C ends it." };
        var command = new Command("preview", "Shows each template and language as a message, filled with its samples.") { paths, html, watch };
        command.SetAction(parsed =>
        {
            var workspace = new Workspace(parsed.GetValue(paths)!);
            var page = parsed.GetValue(html) is { } file ? new PageFile(file) : null;
            return parsed.GetValue(watch) ? WatchLoop.Run(workspace, report => Show(workspace, report, page)) : Show(workspace, workspace.Analyze(), page);
        });
        return command;
    }

    private static int Show(Workspace workspace, TemplateReport report, PageFile? page)
    {
        if (page is null)
            WriteBubbles(workspace);
        else
            page.Write(workspace, report.Diagnostics);
        new TextReporter(Terminal.HasColors).Write(report, Terminal.Out);
        Terminal.Out.Flush();
        Terminal.Error.WriteLine(report.Summary);
        return report.ExitCode;
    }

    private static void WriteBubbles(Workspace workspace)
    {
        var bubbles = new BubbleView();
        foreach (var file in workspace.Files)
        {
            if (PreviewReader.Read(file, workspace.NameOf(file.FullPath)) is { } template)
                bubbles.Write(TemplatePreview.Of(template));
        }
    }
}
