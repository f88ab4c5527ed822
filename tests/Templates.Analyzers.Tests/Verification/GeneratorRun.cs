using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WaTemplates.Analyzers.Generation;

namespace WaTemplates.Testing;

/// <summary>A project with the generator in it, run again after each change.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver driver;
    private CSharpCompilation compilation;

    public GeneratorRun(IEnumerable<TestText> templates, TestOptions? options = null, IEnumerable<string>? sources = null, LanguageVersion version = LanguageVersion.CSharp8, NullableContextOptions nullable = NullableContextOptions.Disable, string assembly = "Acme")
    {
        var parsing = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        compilation = CSharpCompilation.Create(assembly, (sources ?? [Stubs.Runtime]).Select((source, i) => CSharpSyntaxTree.ParseText(source, parsing, $"{i}.cs")), FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable));
        driver = CSharpGeneratorDriver.Create([new TemplateGenerator().AsSourceGenerator()], templates, parsing, options ?? TestOptions.Default, new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>The project with what was generated.</summary>
    public Compilation Output { get; private set; } = null!;

    /// <summary>The generated file, or empty where there is none.</summary>
    public string Source => Result.GeneratedSources.Select(source => source.SourceText.ToString()).SingleOrDefault("");

    /// <summary>How each output of a step came about in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) => Result.TrackedSteps[step].SelectMany(run => run.Outputs.Select(output => output.Reason));

    /// <summary>How the generated file came about in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons => Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs.Select(output => output.Reason));

    /// <summary>Every value that went from one step to another.</summary>
    public IEnumerable<object> Values => Result.TrackedSteps.Where(step => step.Key.StartsWith("WaTemplates.", StringComparison.Ordinal)).SelectMany(step => step.Value).SelectMany(run => run.Outputs.Select(output => output.Value));

    private GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    public void AddSource(string source) => Change(() => compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)compilation.SyntaxTrees[0].Options)));

    public void Replace(TestText old, TestText changed) => Change(() => driver = driver.ReplaceAdditionalText(old, changed));

    public void Add(TestText text) => Change(() => driver = driver.AddAdditionalTexts([text]));

    public void Remove(TestText text) => Change(() => driver = driver.RemoveAdditionalTexts([text]));

    public void SetOptions(TestOptions options) => Change(() => driver = driver.WithUpdatedAnalyzerConfigOptions(options));

    /// <summary>Compiles the project with a caller of what was generated; warnings count.</summary>
    /// <returns>Each diagnostic's id and message.</returns>
    public string[] Compile(string caller = "")
    {
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        return Output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(caller, options)).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage()}").ToArray();
    }

    private void Change(Action change)
    {
        change();
        Run();
    }

    private void Run()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Output = output;
        if (Result.Exception is { } exception)
            throw new InvalidOperationException("The generator failed.", exception);
        if (Result.Diagnostics.Length > 0)
            throw new InvalidOperationException("The generator must report nothing.");
    }
}
