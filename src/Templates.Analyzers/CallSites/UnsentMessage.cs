using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WaTemplates.Analyzers.Generation;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>A generated method only makes a message; one that nobody uses was meant to be sent.</summary>
internal sealed class UnsentMessage() : CallSiteRule(CallSiteDescriptors.UnsentMessage)
{
    public override void Register(CompilationStartAnalysisContext context, ProjectTemplates templates)
    {
        var attribute = context.Compilation.GetTypeByMetadataName("System.CodeDom.Compiler.GeneratedCodeAttribute");
        if (attribute is null || context.Compilation.GetTypeByMetadataName(RuntimeNames.TemplateMessage) is not { } message)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (invocation.TargetMethod.Name is "Create" or "TryCreate" && IsGenerated(invocation.TargetMethod.ContainingType, attribute) && IsDropped(invocation, message))
                    Report(operation, templates, invocation.Syntax.GetLocation(), $"The message of '{invocation.TargetMethod.ContainingType.Name}' is made and not sent. Give it to ITemplateSender.SendAsync.");
            },
            OperationKind.Invocation);
    }

    private static bool IsGenerated(INamedTypeSymbol type, INamedTypeSymbol attribute)
        => type.GetAttributes().Any(data => data.AttributeClass.Is(attribute) && data.ConstructorArguments.FirstOrDefault().Value is TemplateEmitter.Tool);

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
