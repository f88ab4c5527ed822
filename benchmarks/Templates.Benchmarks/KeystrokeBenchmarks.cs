using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WaTemplates.Analyzers.Files;
using WaTemplates.Core;
using WaTemplates.Core.Settings;
using WaTemplates.Testing;

namespace WaTemplates.Benchmarks;

/// <summary>What an IDE waits for after a keystroke in one template: the findings of that file, with all others around it.</summary>
[MemoryDiagnoser]
public class KeystrokeBenchmarks
{
    private static readonly TemplateFileAnalyzer Analyzer = new();
    private readonly CSharpCompilation compilation = CSharpCompilation.Create("Empty", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    private AdditionalText[] files = [];
    private string[] texts = [];
    private int keystrokes;

    [Params(1, 1_000)]
    public int Templates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        texts = Corpus.Create(Templates);
        files = texts.Select((text, i) => (AdditionalText)new InMemoryFile($"/templates/{i:D5}.wa.yaml", text)).ToArray();
    }

    /// <summary>The same file by itself, without Roslyn: parse and all rules.</summary>
    [Benchmark(Baseline = true)]
    public object OneFile() => TemplateCompiler.Analyze(new TemplateFile("a.wa.yaml", "a.wa.yaml", SettingsScope.Default) { WithOutputs = false }, Edited());

    [Benchmark]
    public int Keystroke()
    {
        var edited = new InMemoryFile(files[0].Path, Edited());
        files[0] = edited;
        var host = compilation.WithAnalyzers([Analyzer], new AnalyzerOptions([.. files], new ItemGroupOptions()));
        return host.GetAnalysisResultAsync(edited, CancellationToken.None).GetAwaiter().GetResult().GetAllDiagnostics().Length;
    }

    private string Edited() => texts[0] + "# " + keystrokes++;
}
