using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>Looks at C# code that sends templates and handles replies. Template files are another analyzer's: builds silence that one alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallSiteAnalyzer : DiagnosticAnalyzer
{
    private static readonly CallSiteRule[] Rules = [new UnknownTemplate(), new RawTwilioSend(), new BannedWordInCode(), new UnsentMessage(), new ReplyNotHandled()];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => CallSiteDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var templates = new ProjectTemplates(start.Options);
            foreach (var rule in Rules)
                rule.Register(start, templates);
        });
    }
}
