using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>A generated method only makes a message; one that nobody uses was meant to be sent.</summary>
internal sealed class UnsentMessage() : CallSiteRule(CallSiteDescriptors.UnsentMessage)
{
    public override void Register(CompilationStartAnalysisContext context, ProjectTemplates templates)
    {
        if (context.Compilation.GetTypeByMetadataName(RuntimeNames.TemplateMessage) is not { } message)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (GeneratedCode.IsMessageMethod(invocation.TargetMethod) && IsDropped(invocation, message))
                    Report(operation, templates, invocation.Syntax.GetLocation(), $"The message of '{invocation.TargetMethod.ContainingType.Name}' is made and not sent. Give it to ITemplateSender.SendAsync.");
            },
            OperationKind.Invocation);
    }

    private static bool IsDropped(IInvocationOperation invocation, INamedTypeSymbol message)
    {
        if (invocation.Type.Is(message))
            return invocation.Parent is IExpressionStatementOperation || (LocalOf(invocation) is { } local && IsUnread(invocation, local));
        // What TryCreate makes is in its last argument; a discard is a question about the language only.
        return invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out)?.Value switch
        {
            IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } => IsUnread(invocation, declared.Local),
            _ => false,
        };
    }

    private static ILocalSymbol? LocalOf(IInvocationOperation invocation)
        => invocation.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;

    private static bool IsUnread(IInvocationOperation invocation, ILocalSymbol local) => invocation.UsesOf(local).All(use => use.IsWrite());
}
