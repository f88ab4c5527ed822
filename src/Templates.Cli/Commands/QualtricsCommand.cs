using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.HandOver;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.SetUp;
using WaTemplates.Cli.Twilio;

namespace WaTemplates.Cli.Commands;

/// <summary><c>qualtrics</c>: hands approved texts over to whoever keeps Qualtrics' message library.</summary>
internal static class QualtricsCommand
{
    public static readonly string[] Examples =
    [
        "watemplates qualtrics -o for-qualtrics",
        "watemplates qualtrics templates -o for-qualtrics --force",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var output = new Option<string>("--output", "-o") { Description = "Folder for the texts, index.csv and index.md; made when missing.", HelpName = "DIR", Required = true };
        var force = new Option<bool>("--force") { Description = "Write also texts that are not approved; the index says so." };
        var command = new Command("qualtrics", "Writes approved texts in Qualtrics' form, with an index for the message library.") { paths, output, force };
        command.SetAction(parsed => Run(new Workspace(parsed.GetValue(paths)!, withOutputs: true), parsed.GetValue(output)!, parsed.GetValue(force)));
        return command;
    }

    private static int Run(Workspace workspace, string output, bool force)
    {
        if (output.Length == 0)
            throw new CannotRunException("the folder of --output is empty. Name one, such as 'for-qualtrics'.");
        var folder = Path.GetFullPath(output);
        var report = workspace.Analyze();
        if (report.Compilation.HasErrors)
        {
            new TextReporter(Terminal.HasColors).Write(report, Terminal.Out);
            Terminal.Out.Flush();
            Terminal.Error.WriteLine($"{report.Summary}. Nothing was written: mend the errors first.");
            return ExitCode.Findings;
        }

        var account = TwilioSettings.Read().AccountSid is { Length: > 0 } sid ? sid : null;
        var handOver = QualtricsHandOver.Of(workspace, report, account);
        foreach (var skipped in handOver.Skipped)
            Terminal.Error.WriteLine($"{skipped} is left out: it has a header, a footer or buttons, which Qualtrics does not know.");
        if (handOver.Texts.Count == 0)
        {
            Terminal.Error.WriteLine("watemplates: there is no text for Qualtrics. Write a template whose languages are a body alone.");
            return ExitCode.Findings;
        }

        foreach (var text in handOver.NotApproved)
            Terminal.Error.WriteLine($"watemplates: {text.Name}/{text.Language} is not approved: {ApprovalWords.Of(text.Standing)}.");
        if (handOver.NotApproved.Count > 0 && !force)
        {
            Terminal.Error.WriteLine("Nothing was written: distributions with a text that is not approved fail. Run 'watemplates submit' and 'watemplates status', or hand it over all the same with --force.");
            return ExitCode.Findings;
        }

        handOver.Write(folder);
        Terminal.Error.WriteLine($"{TemplateReport.Count(handOver.Texts.Count, "text")} and their index are in {ReportedPath.ForPlatform(workspace.NameOf(folder))}");
        return ExitCode.Fine;
    }
}
