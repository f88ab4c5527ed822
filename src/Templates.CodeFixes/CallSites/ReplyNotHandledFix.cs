using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using WaTemplates.Analyzers;
using WaTemplates.Analyzers.CallSites;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>Adds an empty case for each kind of reply that a switch leaves out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplyNotHandledFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [CallSiteDescriptors.ReplyNotHandled.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not SwitchStatementSyntax statement || !context.Diagnostics[0].Properties.TryGetValue(ReplyNotHandled.Missing, out var missing) || missing is null)
            return;
        var kinds = missing.Split(',');
        var sections = kinds.Select(kind => SyntaxFactory.SwitchSection([SyntaxFactory.CaseSwitchLabel(Member(kind))], [SyntaxFactory.BreakStatement()]));
        context.RegisterReplacement($"Add cases for '{string.Join("', '", kinds)}'", nameof(ReplyNotHandledFix), root, statement, statement.AddSections(sections.ToArray()));
    }

    private static ExpressionSyntax Member(string kind) => SyntaxFactory.ParseExpression($"global::{RuntimeNames.ReplyKind}.{kind}").WithAdditionalAnnotations(Simplifier.Annotation);
}
