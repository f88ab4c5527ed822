using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Reporting;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals;

/// <summary>The texts of the templates under a command's paths.</summary>
internal sealed class SubmissionTexts
{
    private SubmissionTexts(Workspace workspace, TemplateReport report)
    {
        Workspace = workspace;
        Findings = report;
        All = TextsOf(report.Compilation.Outputs);
    }

    public Workspace Workspace { get; }

    /// <summary>The report, without findings about approvals.</summary>
    public TemplateReport Findings { get; }

    /// <summary>By name and language.</summary>
    public IReadOnlyList<SubmissionText> All { get; }

    /// <exception cref="CannotRunException">A path does not exist.</exception>
    public static SubmissionTexts Read(IReadOnlyList<string> paths)
    {
        // What the rules say about approvals is what these commands are there to mend.
        var workspace = new Workspace(paths, withOutputs: true) { JudgesApprovals = false };
        return new SubmissionTexts(workspace, workspace.Analyze());
    }

    /// <summary>Prints the errors for people; warnings are the business of <c>check</c>.</summary>
    /// <returns>Whether there is an error.</returns>
    public bool PrintErrors(TextWriter output, bool hasColors)
    {
        var reporter = new TextReporter(hasColors);
        foreach (var error in Findings.Diagnostics.Where(finding => finding.Severity == Severity.Error))
            reporter.Write(error, output);
        return Findings.Compilation.HasErrors;
    }

    private static SubmissionText[] TextsOf(IReadOnlyList<OutputFile> outputs)
    {
        var files = outputs.ToLookup(file => file.Path, file => file.Content, StringComparer.Ordinal);
        var entries = JsonReader.Parse(files[OutputNames.Manifest].Single())["templates"]!.Items;
        // Of two templates with one name, an error, the first is shown.
        return entries.Select(entry => TextOf(entry, files)).DistinctBy(text => text.Id, StringComparer.Ordinal).ToArray();
    }

    private static SubmissionText TextOf(JsonValue entry, ILookup<string, string> files) => new(
        entry["name"]!.Text,
        entry["language"]!.Text,
        entry["category"]!.Text.ToUpperInvariant(),
        entry["fingerprint"]!.Text,
        entry["content"]!,
        entry["variables"]!,
        files[entry["files"]!["content"]!.Text].First());
}
