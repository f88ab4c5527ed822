using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Core.Diagnostics;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace WaTemplates.Analyzers.Files;

/// <summary>A finding as Roslyn's hosts show it.</summary>
internal static class RoslynDiagnostic
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Descriptors.All.ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <param name="finding">The finding; its severity is the configured one already.</param>
    /// <param name="path">The file as the host names it.</param>
    public static Diagnostic Of(Core.Diagnostics.Diagnostic finding, string path)
    {
        var lines = new LinePositionSpan(PositionOf(finding.Lines.Start), PositionOf(finding.Lines.End));
        var location = Location.Create(path, SpanOf(finding), lines);
        return Diagnostic.Create(ById[finding.Id], location, SeverityOf(finding.Severity), additionalLocations: null, properties: null, finding.Message);
    }

    public static TextSpan SpanOf(Core.Diagnostics.Diagnostic finding) => new(finding.Span.Start, finding.Span.Length);

    private static LinePosition PositionOf(Core.Source.LinePosition position) => new(position.Line - 1, position.Column - 1);

    private static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };
}
