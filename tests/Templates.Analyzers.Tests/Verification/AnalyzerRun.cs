using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Testing;

/// <summary>
/// Runs an analyzer as hosts do. Any exception of the analyzer, an id that it does not declare and any compiler error in the
/// sources fail the run: in a host they would be a warning that nobody reads.
/// </summary>
internal static class AnalyzerRun
{
    private static readonly MetadataReference[] Platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll").Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    public static Compilation Compile(params IEnumerable<string> sources)
        => CSharpCompilation.Create("Test", sources.Select(source => CSharpSyntaxTree.ParseText(source)), Platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>All findings: with the files as given, and again in another order with all threads; both must be equal.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AllAsync(DiagnosticAnalyzer analyzer, IReadOnlyList<AdditionalText> files, CancellationToken cancellation, Compilation? compilation = null)
    {
        compilation ??= Compile();
        var inOrder = await Run(analyzer, files, compilation, concurrent: false, (host, token) => host.GetAnalyzerDiagnosticsAsync(token), cancellation);
        var shuffled = files.ToArray();
        new Random(files.Count).Shuffle(shuffled);
        var atOnce = await Run(analyzer, shuffled, compilation, concurrent: true, (host, token) => host.GetAnalyzerDiagnosticsAsync(token), cancellation);
        return Shown(inOrder).SequenceEqual(Shown(atOnce), StringComparer.Ordinal)
            ? inOrder
            : throw new InvalidOperationException($"The order of files matters:\n{string.Join('\n', Shown(inOrder))}\nagainst\n{string.Join('\n', Shown(atOnce))}");
    }

    /// <summary>The findings of one file alone, as an editor asks for them.</summary>
    public static Task<ImmutableArray<Diagnostic>> OfFileAsync(DiagnosticAnalyzer analyzer, IReadOnlyList<AdditionalText> files, AdditionalText file, CancellationToken cancellation)
        => Run(analyzer, files, Compile(), concurrent: true, async (host, token) => [.. (await host.GetAnalysisResultAsync(file, token)).GetAllDiagnostics()], cancellation);

    private static async Task<ImmutableArray<Diagnostic>> Run(
        DiagnosticAnalyzer analyzer, IEnumerable<AdditionalText> files, Compilation compilation, bool concurrent,
        Func<CompilationWithAnalyzers, CancellationToken, Task<ImmutableArray<Diagnostic>>> ask, CancellationToken cancellation)
    {
        var errors = compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException(string.Join('\n', errors.Select(error => error.ToString())));
        var exceptions = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], new ItemGroupOptions()),
            onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception), concurrentAnalysis: concurrent, logAnalyzerExecutionTime: false);
        var diagnostics = await ask(compilation.WithAnalyzers([analyzer], options), cancellation);
        return exceptions.IsEmpty ? diagnostics : throw new AggregateException(exceptions);
    }

    private static IEnumerable<string> Shown(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => $"{diagnostic} {diagnostic.Location.SourceSpan}").Order(StringComparer.Ordinal);
}
