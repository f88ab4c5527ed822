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
        "watemplates check --fix",
        "watemplates check --format github",
        "watemplates check a.wa.yaml b.wa.yaml --format json > findings.json",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var format = new Option<string>("--format") { Description = "How to print the findings.", DefaultValueFactory = _ => ReportFormat.Text };
        format.AcceptOnlyFromAmong(ReportFormat.Names);
        var watch = new Option<bool>("--watch") { Description = "Check again whenever a file changes. Ctrl+C ends it." };
        var fix = new Option<bool>("--fix") { Description = "Mend in the files what is certain: misspelt keys, values, placeholders and language codes, missing samples and options, banned words." };
        var command = new Command("check", "Validates templates and prints what is wrong with them.") { paths, format, fix, watch };
        command.SetAction(parsed =>
        {
            var workspace = new Workspace(parsed.GetValue(paths)!);
            var reporter = ReportFormat.ReporterFor(parsed.GetValue(format)!);
            if (parsed.GetValue(fix))
                return parsed.GetValue(watch) ? throw new CannotRunException("--fix and --watch cannot be combined: fixes would race with your editor. Leave one of them out.") : FixAndPrint(workspace, reporter);
            return parsed.GetValue(watch) ? WatchLoop.Run(workspace, report => Print(report, reporter)) : Print(workspace.Analyze(), reporter);
        });
        return command;
    }

    private static int FixAndPrint(Workspace workspace, IReporter reporter)
    {
        var (written, problems) = FileFixes.Apply(workspace);
        foreach (var file in written)
        {
            foreach (var applied in file.Fixed.Applied)
                Terminal.Error.WriteLine($"{ReportedPath.ForPlatform(file.Input.Path)}: {applied.Diagnostic.Id}: {applied.Fix.Title}");
        }

        var count = written.Sum(file => file.Fixed.Applied.Count);
        Terminal.Error.WriteLine(count == 0 ? "Nothing that could be mended with certainty" : $"{(count == 1 ? "1 fix" : count + " fixes")} in {TemplateReport.Count(written.Count, "file")}");
        var exitCode = Print(workspace.Analyze(), reporter);
        return problems.Count == 0 ? exitCode : throw new CannotRunException(string.Join(Environment.NewLine, problems));
    }

    private static int Print(TemplateReport report, IReporter reporter)
    {
        reporter.Write(report, Terminal.Out);
        Terminal.Out.Flush();
        Terminal.Error.WriteLine(report.Summary);
        return report.ExitCode;
    }
}
