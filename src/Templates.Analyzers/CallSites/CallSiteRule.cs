using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>One rule about C# code. It looks its types up by name and registers nothing where they do not resolve.</summary>
internal abstract class CallSiteRule(DiagnosticDescriptor descriptor)
{
    public abstract void Register(CompilationStartAnalysisContext context, ProjectTemplates templates);

    /// <summary>Reports in the severity that the settings give the rule for this file.</summary>
    protected void Report(OperationAnalysisContext context, ProjectTemplates templates, Location location, string message, params (string Key, string Value)[] properties)
    {
        var scope = templates.SettingsFor(location.SourceTree?.FilePath ?? "");
        var severity = scope.Settings.SeverityOf(descriptor.Id, scope.RelativePath);
        if (severity == Core.Diagnostics.Severity.None)
            return;
        var effective = severity is { } configured ? SeverityOf(configured) : descriptor.DefaultSeverity;
        var forFix = properties.ToImmutableDictionary(property => property.Key, property => (string?)property.Value, StringComparer.Ordinal);
        context.ReportDiagnostic(Diagnostic.Create(descriptor, location, effective, additionalLocations: null, forFix, message));
    }

    /// <summary>Values in quotes, at most five.</summary>
    protected static string Quoted(IEnumerable<string> values)
    {
        var all = values.ToArray();
        return string.Join(", ", all.Take(5).Select(value => $"'{value}'")) + (all.Length > 5 ? ", …" : "");
    }

    private static DiagnosticSeverity SeverityOf(Core.Diagnostics.Severity severity) => severity switch
    {
        Core.Diagnostics.Severity.Error => DiagnosticSeverity.Error,
        Core.Diagnostics.Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
