using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Testing;

/// <summary>Runs an analyzer over marked-up files and compares its findings with the markup: no more and no fewer.</summary>
internal static class AnalyzerVerifier
{
    /// <summary>Null where the findings equal the markup, else both lists for the test's message.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="files">Full path and marked-up text of each file.</param>
    public static async Task<string?> DifferenceAsync(DiagnosticAnalyzer analyzer, CancellationToken cancellation, params IReadOnlyList<(string Path, string Markup)> files)
    {
        var parsed = files.Select(file => (file.Path, Content: SpanMarkup.Parse(file.Markup))).ToArray();
        var texts = parsed.Select(file => new InMemoryFile(file.Path, file.Content.Text)).ToArray();
        var found = (await AnalyzerRun.AllAsync(analyzer, texts, cancellation)).Select(Shown).Order(StringComparer.Ordinal).ToArray();
        var alone = new List<string>();
        foreach (var text in texts)
            alone.AddRange((await AnalyzerRun.OfFileAsync(analyzer, texts, text, cancellation)).Select(Shown));
        var expected = parsed.SelectMany(file => file.Content.Findings.Select(finding => $"{file.Path} {finding.Id} at {finding.Span.Start}+{finding.Span.Length}")).Order(StringComparer.Ordinal).ToArray();
        if (!found.SequenceEqual(expected, StringComparer.Ordinal))
            return $"expected:\n  {string.Join("\n  ", expected)}\nfound:\n  {string.Join("\n  ", found)}";
        return found.SequenceEqual(alone.Order(StringComparer.Ordinal), StringComparer.Ordinal) ? null : $"file by file:\n  {string.Join("\n  ", alone)}";
    }

    private static string Shown(Diagnostic diagnostic) => $"{diagnostic.Location.GetLineSpan().Path} {diagnostic.Id} at {diagnostic.Location.SourceSpan.Start}+{diagnostic.Location.SourceSpan.Length}";
}
