using BenchmarkDotNet.Attributes;
using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using YamlDotNet.Core;

namespace WaTemplates.Benchmarks;

/// <summary>What tree, rules and outputs cost beside the bare event parse of the same text.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private string[] texts = [];

    [Params(1_000, 10_000)]
    public int Templates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        texts = Corpus.Create(Templates);
        if (Compile() is not { Diagnostics.Count: 0 } compilation)
            throw new InvalidOperationException("The corpus is not clean.");
        Console.WriteLine($"// {texts.Sum(text => text.Length) / texts.Length} characters a template, {compilation.Outputs.Count} outputs");
    }

    [Benchmark(Baseline = true)]
    public int Events()
    {
        var events = 0;
        foreach (var text in texts)
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            while (parser.MoveNext())
                events++;
        }

        return events;
    }

    [Benchmark]
    public int Tree()
    {
        var problems = 0;
        foreach (var text in texts)
            problems += YamlReader.Read(new SourceText("x.wa.yaml", text)).Problems.Count;
        return problems;
    }

    /// <summary>Tree and all rules; the aim is at most 3 times the events.</summary>
    [Benchmark]
    public int TreeAndRules()
    {
        var findings = 0;
        foreach (var text in texts)
        {
            var document = YamlReader.Read(new SourceText("x.wa.yaml", text));
            var bag = new DiagnosticBag(document.Source);
            TemplateCompiler.Judge(document, TemplateSettings.Default, bag);
            findings += bag.Diagnostics.Count;
        }

        return findings;
    }

    /// <summary>Tree, rules, documents and linking.</summary>
    [Benchmark]
    public object Everything() => Compile();

    private Compilation Compile()
    {
        var results = new TemplateResult[texts.Length];
        for (var i = 0; i < texts.Length; i++)
            results[i] = TemplateCompiler.Analyze(new TemplateFile($"{i:D5}.wa.yaml", $"{i:D5}.wa.yaml", SettingsScope.Default), texts[i]);
        return Linker.Link(results, [], "1.0.0");
    }
}
