using Microsoft.CodeAnalysis;
using WaTemplates.Analyzers.Files;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests;

/// <summary>What the analyzer finds in the files of a folder.</summary>
internal static class AnalyzerHost
{
    public static async Task<HostFinding[]> Findings(TemporaryFolder folder, IEnumerable<string> paths)
    {
        var files = paths.Select(path => new InMemoryFile(folder[path], File.ReadAllText(folder[path]))).ToArray();
        var diagnostics = await AnalyzerRun.AllAsync(new TemplateFileAnalyzer(), files, TestContext.Current.CancellationToken);
        return diagnostics.Select(Finding)
            .OrderBy(pair => pair.Finding.File, StringComparer.Ordinal).ThenBy(pair => pair.Start).ThenBy(pair => pair.Finding.Id, StringComparer.Ordinal).ThenBy(pair => pair.Finding.Message, StringComparer.Ordinal)
            .Select(pair => pair.Finding).ToArray();

        (HostFinding Finding, int Start) Finding(Diagnostic diagnostic)
        {
            var lines = diagnostic.Location.GetLineSpan();
            return (new HostFinding(
                Path.GetRelativePath(folder.FullPath, lines.Path).Replace('\\', '/'), diagnostic.Id, diagnostic.Severity.ToString().ToLowerInvariant(),
                lines.StartLinePosition.Line + 1, lines.StartLinePosition.Character + 1, lines.EndLinePosition.Line + 1, lines.EndLinePosition.Character + 1,
                diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)), diagnostic.Location.SourceSpan.Start);
        }
    }
}
