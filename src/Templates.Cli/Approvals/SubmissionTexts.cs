using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Reporting;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals;

/// <summary>The texts of the templates under a command's paths.</summary>
internal sealed class SubmissionTexts
{
    // Findings about the approvals themselves: what these commands are there to mend.
    private static readonly string[] OwnRules = ["WAT0403", "WAT0404", "WAT0405", "WAT0406"];

    private SubmissionTexts(Workspace workspace, TemplateReport report)
    {
        Workspace = workspace;
        Findings = report with { Compilation = report.Compilation with { Diagnostics = report.Diagnostics.Where(finding => !OwnRules.Contains(finding.Rule.Id, StringComparer.Ordinal)).ToArray() } };
        All = TextsOf(report.Compilation.Outputs);
    }

    public Workspace Workspace { get; }

    /// <summary>The report without what these commands tell themselves.</summary>
    public TemplateReport Findings { get; }

    /// <summary>By name and language.</summary>
    public IReadOnlyList<SubmissionText> All { get; }

    /// <exception cref="CannotRunException">A path does not exist.</exception>
    public static SubmissionTexts Read(IReadOnlyList<string> paths)
    {
        var workspace = new Workspace(paths, withOutputs: true);
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
