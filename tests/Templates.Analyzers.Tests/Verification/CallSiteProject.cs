using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WaTemplates.Analyzers.CallSites;
using WaTemplates.Analyzers.Generation;

namespace WaTemplates.Testing;

/// <summary>A project with both stubs, templates, what is generated from them, and code that calls it.</summary>
internal static class CallSiteProject
{
    public const string SourcePath = "/repo/Code.cs";

    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.WaTemplates;
        using Twilio.Rest.Api.V2010.Account;
        using Twilio.Types;
        using WaTemplates.Runtime;

        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private static readonly SyntaxTree[] StubTrees = [CSharpSyntaxTree.ParseText(Stubs.Runtime, Parsing, "/repo/Runtime.cs"), CSharpSyntaxTree.ParseText(Stubs.Twilio, Parsing, "/repo/Twilio.cs")];
    private static readonly CSharpCompilation Base = CSharpCompilation.Create("Acme", StubTrees, FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Compiles the code and lets the analyzer look at it.</summary>
    /// <param name="source">The code, without markup.</param>
    /// <param name="files">Templates and settings.</param>
    /// <param name="allowed">Compiler errors that the code is meant to have.</param>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(string source, IEnumerable<TestText> files, params string[] allowed)
    {
        var texts = files.ToImmutableArray<AdditionalText>();
        CSharpGeneratorDriver.Create([new TemplateGenerator().AsSourceGenerator()], texts, Parsing, TestOptions.Default)
            .RunGeneratorsAndUpdateCompilation(Base.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Parsing, SourcePath)), out var compilation, out _);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !allowed.Contains(diagnostic.Id, StringComparer.Ordinal)).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException(string.Join("\n", errors.Select(error => error.ToString())));
        return await compilation.WithAnalyzers([new CallSiteAnalyzer()], Options(texts)).GetAnalyzerDiagnosticsAsync();
    }

    private static CompilationWithAnalyzersOptions Options(ImmutableArray<AdditionalText> texts) => new(
        new AnalyzerOptions(texts, TestOptions.Default),
        onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer failed.", exception),
        concurrentAnalysis: true,
        logAnalyzerExecutionTime: false);
}
