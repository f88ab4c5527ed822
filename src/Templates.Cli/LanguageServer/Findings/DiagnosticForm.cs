using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Findings;

/// <summary>A finding as LSP spells it.</summary>
internal static class DiagnosticForm
{
    /// <summary>Equal where the client would see no difference.</summary>
    public static readonly IEqualityComparer<Diagnostic> Comparer = EqualityComparer<Diagnostic>.Create(
        (a, b) => ReferenceEquals(a, b) || (a!.Id == b!.Id && a.Severity == b.Severity && a.Lines == b.Lines && a.Message == b.Message),
        diagnostic => diagnostic.Message.GetHashCode(StringComparison.Ordinal));

    public static JsonValue Of(Diagnostic diagnostic) => JsonValue.Object(
        ("range", Arguments.RangeOf(diagnostic.Lines)),
        ("severity", Json.Of(diagnostic.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 })),
        ("code", Json.Of(diagnostic.Id)),
        ("codeDescription", JsonValue.Object(("href", Json.Of(diagnostic.Rule.HelpLink)))),
        ("source", Json.Of("watemplates")),
        ("message", Json.Of(diagnostic.Message)));
}
