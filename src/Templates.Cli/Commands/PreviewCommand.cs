using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Previewing;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.Watching;

namespace WaTemplates.Cli.Commands;

/// <summary><c>preview</c>: the messages as the recipient would see them.</summary>
internal static class PreviewCommand
{
    public static readonly string[] Examples =
    [
        "watemplates preview",
        "watemplates preview portal_feedback.wa.yaml --watch",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var watch = new Option<bool>("--watch") { Description = "Show again whenever a file changes. Ctrl+C ends it." };
        var command = new Command("preview", "Shows each template and language as a message, filled with its samples.") { paths, watch };
        command.SetAction(parsed =>
        {
            var workspace = new Workspace(parsed.GetValue(paths)!);
            return parsed.GetValue(watch) ? WatchLoop.Run(workspace, report => Show(workspace, report)) : Show(workspace, workspace.Analyze());
        });
        return command;
    }

    private static int Show(Workspace workspace, TemplateReport report)
    {
        var bubbles = new BubbleView();
        foreach (var file in workspace.Files)
        {
            if (PreviewReader.Read(file, workspace.NameOf(file.FullPath)) is { } preview)
                bubbles.Write(preview);
        }

        new TextReporter(Terminal.HasColors).Write(report, Terminal.Out);
        Terminal.Out.Flush();
        Terminal.Error.WriteLine(report.Summary);
        return report.ExitCode;
    }
}
