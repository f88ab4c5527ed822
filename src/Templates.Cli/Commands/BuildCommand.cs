using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.Reporting;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Commands;

/// <summary><c>build</c>: writes what the MSBuild task writes.</summary>
internal static class BuildCommand
{
    public static readonly string[] Examples =
    [
        "watemplates build -o out",
        "watemplates build templates -o artifacts/watemplates",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var output = new Option<string>("--output", "-o") { Description = "Folder for Twilio's documents, the manifest and report.sarif; made when missing.", HelpName = "DIR", Required = true };
        var command = new Command("build", "Validates templates and, when there is no error, writes their submission files.") { paths, output };
        command.SetAction(parsed => Run(new Workspace(parsed.GetValue(paths)!, withOutputs: true), parsed.GetValue(output)!));
        return command;
    }

    private static int Run(Workspace workspace, string output)
    {
        if (output.Length == 0)
            throw new CannotRunException("the folder of --output is empty. Name one, such as 'out'.");
        var folder = Path.GetFullPath(output);
        var analyzed = workspace.Analyze();
        var report = Write(workspace, analyzed, folder);
        new TextReporter(Terminal.HasColors).Write(report, Terminal.Out);
        Terminal.Out.Flush();
        Terminal.Error.WriteLine(report.Summary);
        if (report.ExitCode == ExitCode.Fine)
            Terminal.Error.WriteLine($"Twilio's documents are in {ReportedPath.ForPlatform(workspace.NameOf(Path.Combine(folder, "twilio")))}");
        else if (analyzed.Compilation.HasErrors)
            Terminal.Error.WriteLine($"Nothing was written but {OutputNames.Report}: mend the errors first.");
        return report.ExitCode;
    }

    /// <summary>Writes the outputs of a report without errors, and in any case the findings.</summary>
    /// <returns>The report with what could not be written.</returns>
    private static TemplateReport Write(Workspace workspace, TemplateReport report, string folder)
    {
        if (!report.Compilation.HasErrors)
        {
            var files = report.Compilation.Outputs.Select(file => new KeyValuePair<string, string>(file.Path, file.Content)).ToArray();
            var failures = OutputFolder.Write(folder, files);
            report = With(report, workspace, ApprovalsOutput.Write(workspace.Approvals, folder) is { } failed ? [.. failures, failed] : failures);
        }

        var sarif = SarifWriter.Write(report.Diagnostics, ProductVersion.Text, path => path);
        return OutputFolder.WriteOne(folder, OutputNames.Report, sarif) is { } failure ? With(report, workspace, [failure]) : report;
    }

    private static TemplateReport With(TemplateReport report, Workspace workspace, IReadOnlyList<OutputFailure> failures)
    {
        if (failures.Count == 0)
            return report;
        var diagnostics = report.Diagnostics.Concat(failures.Select(failure => Diagnostic.ForFile(RuleCatalog.OutputNotWritable, workspace.NameOf(failure.Path), Reason(failure.Problem)))).ToList();
        diagnostics.Sort(Diagnostic.Compare);
        return report with { Compilation = report.Compilation with { Diagnostics = diagnostics } };
    }

    private static string Reason(FileProblem problem) => problem switch
    {
        FileProblem.Directory => "The output cannot be written: a folder of that name is in its place. Move it away, or choose another folder with --output.",
        FileProblem.AccessDenied => "The output cannot be written: access is denied. Give yourself permission to write there, or choose another folder with --output.",
        _ => "The output cannot be written. Check that its folder can be made, that the disk has room and that no other program holds the file.",
    };
}
