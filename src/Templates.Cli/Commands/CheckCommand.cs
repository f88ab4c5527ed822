using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.Watching;

namespace WaTemplates.Cli.Commands;

/// <summary><c>check</c>: prints the findings.</summary>
internal static class CheckCommand
{
    public static readonly string[] Examples =
    [
        "watemplates check",
        "watemplates check templates --watch",
        "watemplates check --format github",
        "watemplates check a.wa.yaml b.wa.yaml --format json > findings.json",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var format = new Option<string>("--format") { Description = "How to print the findings.", DefaultValueFactory = _ => ReportFormat.Text };
        format.AcceptOnlyFromAmong(ReportFormat.Names);
        var watch = new Option<bool>("--watch") { Description = "Check again whenever a file changes. Ctrl+C ends it." };
        var command = new Command("check", "Validates templates and prints what is wrong with them.") { paths, format, watch };
        command.SetAction(parsed =>
        {
            var workspace = new Workspace(parsed.GetValue(paths)!);
            var reporter = ReportFormat.ReporterFor(parsed.GetValue(format)!);
            return parsed.GetValue(watch) ? WatchLoop.Run(workspace, report => Print(report, reporter)) : Print(workspace.Analyze(), reporter);
        });
        return command;
    }

    private static int Print(TemplateReport report, IReporter reporter)
    {
        reporter.Write(report, Terminal.Out);
        Terminal.Out.Flush();
        Terminal.Error.WriteLine(report.Summary);
        return report.ExitCode;
    }
}
