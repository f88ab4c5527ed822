using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Build.Reporting;

/// <summary>
/// The host's last word on a finding's severity, with the compiler's precedence: <c>NoWarn</c>, then <c>WarningsNotAsErrors</c>
/// and <c>WarningsAsErrors</c>, then <c>.globalconfig</c>, then <c>TreatWarningsAsErrors</c>.
/// </summary>
internal sealed class HostSeverity(string? noWarn, string? warningsAsErrors, string? warningsNotAsErrors, bool treatWarningsAsErrors, IReadOnlyDictionary<string, Severity> globalConfig)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];
    private readonly HashSet<string> suppressed = Parse(noWarn);
    private readonly HashSet<string> errors = Parse(warningsAsErrors);
    private readonly HashSet<string> notErrors = Parse(warningsNotAsErrors);

    public Severity Of(Diagnostic diagnostic)
    {
        if (suppressed.Contains(diagnostic.Id))
            return Severity.None;
        var staysWarning = notErrors.Contains(diagnostic.Id);
        if (!staysWarning && errors.Contains(diagnostic.Id))
            return Severity.Error;
        var severity = diagnostic.Severity;
        if (globalConfig.TryGetValue(diagnostic.Id, out var configured) && !(staysWarning && severity == Severity.Warning && configured == Severity.Error))
            severity = configured;
        return severity == Severity.Warning && treatWarningsAsErrors && !staysWarning ? Severity.Error : severity;
    }

    private static HashSet<string> Parse(string? list)
        => new((list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
