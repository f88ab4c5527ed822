using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WaTemplates.Analyzers.CallSites;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>
/// Adds what a call to a generated method lacks, say after its template got another variable: what is in scope under the
/// variable's name, else a default that the method refuses at run time.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MissingArgumentFix : CodeFixProvider
{
    /// <summary>"There is no argument given that corresponds to the required parameter".</summary>
    private const string NoArgumentGiven = "CS7036";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [NoArgumentGiven];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root?.FindNode(context.Span).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return;
        var symbols = model.GetSymbolInfo(call, context.CancellationToken);
        if (symbols.CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault(GeneratedCode.IsMessageMethod) is not { } method)
            return;
        var scope = new Scope(model, call.SpanStart);
        var missing = Missing(method, call.ArgumentList.Arguments).Select(parameter => Argument(parameter, scope)).ToArray();
        if (missing.Length > 0)
            context.RegisterReplacement($"Add the missing arguments of '{method.ContainingType.Name}.{method.Name}'", nameof(MissingArgumentFix), root, call, call.AddArgumentListArguments(missing));
    }

    private static IEnumerable<IParameterSymbol> Missing(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments)
        => method.Parameters.Where(parameter => !parameter.HasExplicitDefaultValue && !arguments.Select((argument, i) => argument.NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : "")).Contains(parameter.Name, StringComparer.Ordinal));

    private static ArgumentSyntax Argument(IParameterSymbol parameter, Scope scope)
    {
        var name = SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name;
        if (parameter.RefKind == RefKind.Out)
            return SyntaxFactory.ParseArgumentList($"({name}: out var {name})").Arguments[0];
        return SyntaxFactory.Argument(SyntaxFactory.NameColon(name), default, scope.Named(parameter.Name, parameter.Type) ?? FirstMember(parameter.Type) ?? SyntaxFactory.ParseExpression("default!"));
    }

    /// <summary>A language, of those that the template has.</summary>
    private static ExpressionSyntax? FirstMember(ITypeSymbol type)
        => type.TypeKind == TypeKind.Enum ? SyntaxFactory.ParseExpression($"{type.ContainingType.Name}.{type.Name}.{type.GetMembers().OfType<IFieldSymbol>().First().Name}") : null;
}
