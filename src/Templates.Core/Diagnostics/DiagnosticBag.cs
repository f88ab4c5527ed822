using WaTemplates.Core.Fixes;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Diagnostics;

/// <summary>Collects the findings of one file.</summary>
internal sealed class DiagnosticBag(SourceText source)
{
    private readonly List<Diagnostic> diagnostics = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public string? Template { get; set; }

    public void Report(RuleDescriptor rule, SourceSpan span, string message, string? language = null, Severity? severity = null, IReadOnlyList<Fix>? fixes = null)
        => diagnostics.Add(new Diagnostic(rule, severity ?? rule.DefaultSeverity, source.Path, span, source.LinesOf(span), message) { Template = Template, Language = language, Fixes = fixes ?? [] });
}
