using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Cli.Reporting;

/// <summary>Workflow commands, which GitHub shows as annotations of the changed files.</summary>
internal sealed class GitHubReporter : IReporter
{
    public void Write(TemplateReport report, TextWriter output)
    {
        foreach (var diagnostic in report.Diagnostics)
        {
            var (start, end) = (diagnostic.Lines.Start, diagnostic.Lines.End);
            var place = diagnostic.Path.Length == 0 ? "" : $"file={Property(diagnostic.Path)},line={start.Line},col={start.Column},endLine={end.Line},endColumn={end.Column},";
            output.WriteLine($"::{CommandOf(diagnostic.Severity)} {place}title={diagnostic.Id}::{Data(diagnostic.Message)}");
        }
    }

    private static string CommandOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string value)
        => value.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string value)
        => Data(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
