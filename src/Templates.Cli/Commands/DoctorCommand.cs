using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.SetUp;

namespace WaTemplates.Cli.Commands;

/// <summary><c>doctor</c>: the steps of the set-up as checks.</summary>
internal static class DoctorCommand
{
    public static readonly string[] Examples =
    [
        "watemplates doctor",
        "watemplates doctor templates --format markdown",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var format = new Option<string>("--format") { Description = "What standard output gets.", DefaultValueFactory = _ => ReportFormat.Text };
        format.AcceptOnlyFromAmong(ReportFormat.Text, "json", DoctorReport.Markdown);
        var command = new Command("doctor", "Checks account, sender, callbacks, forms and approvals, and lists what only a person can check.") { paths, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(new Workspace(parsed.GetValue(paths)!, withOutputs: true), parsed.GetValue(format)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Workspace workspace, string format, CancellationToken cancellationToken)
    {
        var checks = await Doctor.ExamineAsync(DoctorSettings.Read(), workspace, cancellationToken).ConfigureAwait(false);
        if (format == ReportFormat.Text)
            DoctorReport.WriteText(checks, Terminal.Out);
        else if (format == DoctorReport.Markdown)
            DoctorReport.WriteMarkdown(checks, Terminal.Out);
        else
            Terminal.Out.Write(DoctorReport.Json(checks));
        Terminal.Out.Flush();
        Terminal.Error.WriteLine(DoctorReport.Summary(checks));
        return checks.Any(check => check.State == CheckState.Wrong) ? ExitCode.Findings : ExitCode.Fine;
    }
}
