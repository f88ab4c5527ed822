using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Analyzers.Files;

/// <summary>
/// Shows the findings of template and settings files while they are written. Rules that compare files are live, too: all
/// files are indexed when a compilation starts, where only a changed text is analyzed anew, and each file reports its own.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TemplateFileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var files = TemplateFileSet.Analyze(context.Options, context.CancellationToken);
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var finding in files.FindingsIn(file.AdditionalFile))
                file.ReportDiagnostic(RoslynDiagnostic.Of(finding, file.AdditionalFile.Path));
        });
    }
}
