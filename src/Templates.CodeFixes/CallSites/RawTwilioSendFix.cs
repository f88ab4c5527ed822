using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using WaTemplates.Analyzers;
using WaTemplates.Analyzers.CallSites;
using WaTemplates.Analyzers.Generation;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>Sends the template that a call of Twilio's library spells out, where a sender is at hand and the result is not used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RawTwilioSendFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [CallSiteDescriptors.RawTwilioSend.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model?.Compilation.GetTypeByMetadataName(RuntimeNames.TemplateSender) is not { } senderType)
            return;
        var call = root.FindNode(context.Span, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(invocation => (model.GetOperation(invocation, context.CancellationToken) as IInvocationOperation)?.TargetMethod.ContainingType.ToDisplayString() == TwilioNames.MessageResource);
        if (call is null || Replaced(call) is not { } replaced || new Scope(model, call.SpanStart).OfType(senderType) is not { } sender)
            return;
        var send = TwilioSend.Of((IInvocationOperation)model.GetOperation(call, context.CancellationToken)!);
        if (send[TwilioNames.To] is not { } address || ComposedText.Of(address) is not { } to)
            return;

        var options = context.Document.Project.AnalyzerOptions;
        var generator = SyntaxGenerator.GetGenerator(context.Document);
        var message = new GeneratedMessage(model, generator, GenerationTarget.Namespace(options.AnalyzerConfigOptionsProvider.GlobalOptions));
        foreach (var match in TemplateMatch.Find(new ProjectTemplates(options), Text(send, TwilioNames.Body), Text(send, TwilioNames.ContentVariables)))
        {
            if (message.Create(match) is not { } created)
                continue;
            var sending = (ExpressionSyntax)generator.InvocationExpression(generator.MemberAccessExpression(sender, RuntimeNames.SendAsync), created, Number(to).ToExpression(model), Cancellation(model, call));
            var replacement = replaced.IsAwaited ? SyntaxFactory.AwaitExpression(sending) : sending;
            var language = match.Template.Shape.Languages[match.Language].Code;
            context.RegisterReplacement($"Send the template '{match.Template.Shape.Name}' in '{language}'", $"{nameof(RawTwilioSendFix)} {match.Template.Shape.Name} {language}", root, replaced.Node, replacement);
        }
    }

    private static ComposedText? Text(TwilioSend send, string name) => send[name] is { } value ? ComposedText.Of(value) : null;

    /// <summary>The sender takes the number alone.</summary>
    private static ComposedText Number(ComposedText to)
        => to.Text.StartsWith(TwilioNames.WhatsAppPrefix, StringComparison.OrdinalIgnoreCase) ? to.With(to.Text.Substring(TwilioNames.WhatsAppPrefix.Length)) : to;

    private static ExpressionSyntax Cancellation(SemanticModel model, SyntaxNode at)
        => model.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken") is { } type && new Scope(model, at.SpanStart).OfType(type) is { } token ? token : SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression);

    /// <summary>What makes room: a statement in an async function, or the body of one that returns a plain task.</summary>
    private static (SyntaxNode Node, bool IsAwaited)? Replaced(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call.Parent is AwaitExpressionSyntax awaited ? awaited : call;
        var isAsync = node.Ancestors().FirstOrDefault(ancestor => ancestor is BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) switch
        {
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
            _ => false,
        };
        return node.Parent switch
        {
            ExpressionStatementSyntax when isAsync => (node, true),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: IdentifierNameSyntax { Identifier.ValueText: "Task" } } } => (node, isAsync),
            _ => null,
        };
    }
}
