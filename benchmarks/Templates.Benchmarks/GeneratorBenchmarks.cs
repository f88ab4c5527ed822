using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Analyzers;
using WaTemplates.Analyzers.Generation;

namespace WaTemplates.Benchmarks;

/// <summary>What one edit costs with 1,000 templates and 300 C# files; the aim is at most 6 ms for an edit in C#.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const int Templates = 1_000;
    private const int Sources = 300;
    private const string Runtime = "namespace WaTemplates.Runtime { public sealed class TemplateMessage { public TemplateMessage(string template, string language, string mailingList, System.Collections.Generic.IReadOnlyDictionary<string, string> values) { } } }";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private readonly CSharpCompilation[] compilations = new CSharpCompilation[2];
    private readonly File[] versions = new File[3];
    private GeneratorDriver driver = null!;
    private int edit;

    [GlobalSetup]
    public void Setup()
    {
        var files = Corpus.Create(Templates).Select((text, i) => new File($"/{i:D5}.wa.yaml", text)).ToArray();
        versions[0] = files[0];
        versions[1] = new File(files[0].Path, files[0].GetText().ToString().Replace("Vielen Dank", "Besten Dank", StringComparison.Ordinal));
        versions[2] = new File(files[0].Path, "# a comment\n" + files[0].GetText());
        var trees = Enumerable.Range(0, Sources).Select(i => CSharpSyntaxTree.ParseText(Source(i, "one"), Parsing, $"{i}.cs")).Append(CSharpSyntaxTree.ParseText(Runtime, Parsing)).ToArray();
        compilations[0] = CSharpCompilation.Create("Acme", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        compilations[1] = compilations[0].ReplaceSyntaxTree(trees[0], CSharpSyntaxTree.ParseText(Source(0, "two"), Parsing, "0.cs"));
        driver = CSharpGeneratorDriver.Create([new TemplateGenerator().AsSourceGenerator()], files, Parsing, new Options()).RunGenerators(compilations[0]);
    }

    /// <summary>A keystroke in C#: nothing of the generator runs again but the look for the runtime's type.</summary>
    [Benchmark(Baseline = true)]
    public Compilation CSharpEdit()
    {
        // Each edit makes a compilation that nobody has asked anything yet.
        var compilation = compilations[++edit % 2].Clone();
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output;
    }

    [Benchmark]
    public GeneratorDriver CommentInTemplate() => driver.ReplaceAdditionalText(versions[0], versions[2]).RunGenerators(compilations[0]);

    [Benchmark]
    public GeneratorDriver ChangedTemplate() => driver.ReplaceAdditionalText(versions[0], versions[1]).RunGenerators(compilations[0]);

    private static string Source(int i, string text) => $$"""
        namespace Acme.Part{{i}}
        {
            public class Handler{{i}}
            {
                private readonly System.Collections.Generic.List<string> names = new();
                public string Name => "{{text}}";
                public void Add(string name) { if (name.Length > {{i}}) names.Add(name); }
                public int Count() { var n = 0; foreach (var name in names) n += name.Length; return n; }
            }
        }
        """;

    private sealed class File(string path, string text) : AdditionalText
    {
        private readonly SourceText content = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => content;
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private readonly Values values = new();

        public override AnalyzerConfigOptions GlobalOptions => values;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => values;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = key == TemplateFiles.SourceItemGroup ? TemplateFiles.Template : "Acme";
                return key is TemplateFiles.SourceItemGroup or "build_property.RootNamespace";
            }
        }
    }
}
