using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Cli.Analysis;

/// <summary>What one run over all files gave.</summary>
/// <param name="Files">The files, as findings name them, in order.</param>
/// <param name="Compilation">All findings and outputs.</param>
internal sealed record TemplateReport(IReadOnlyList<string> Files, Compilation Compilation)
{
    public IReadOnlyList<Diagnostic> Diagnostics => Compilation.Diagnostics;

    public int ExitCode => Compilation.HasErrors ? Cli.ExitCode.Findings : Cli.ExitCode.Fine;

    /// <summary>"3 files, 2 templates, 1 error, 2 warnings".</summary>
    public string Summary
    {
        get
        {
            var parts = new List<string> { Count(Files.Count, "file"), Count(Compilation.TemplateCount, "template") };
            var errors = CountOf(Severity.Error);
            var warnings = CountOf(Severity.Warning);
            parts.Add(errors == 0 ? "no errors" : Count(errors, "error"));
            if (warnings > 0)
                parts.Add(Count(warnings, "warning"));
            return string.Join(", ", parts);
        }
    }

    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private int CountOf(Severity severity) => Diagnostics.Count(d => d.Severity == severity);
}
