using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>Variables, fields and properties that code at one place can read.</summary>
internal sealed class Scope(SemanticModel model, int position)
{
    /// <summary>The one that is named like a parameter, in the usual spellings, and fits its type.</summary>
    public ExpressionSyntax? Named(string name, ITypeSymbol type)
    {
        var spellings = new[] { name, char.ToUpperInvariant(name[0]) + name.Substring(1), "_" + name };
        return spellings.Select(spelling => Readable(spelling, type)).FirstOrDefault(expression => expression is not null);
    }

    /// <summary>One of a type: nearest declared first.</summary>
    public ExpressionSyntax? OfType(ITypeSymbol type)
        => model.LookupSymbols(position).Where(symbol => TypeOf(symbol) is not null)
            .OrderBy(symbol => symbol is ILocalSymbol or IParameterSymbol ? 0 : 1)
            .Select(symbol => Readable(symbol.Name, type)).FirstOrDefault(expression => expression is not null);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };

    private ExpressionSyntax? Readable(string name, ITypeSymbol type)
    {
        var expression = SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name));
        var symbol = model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
        if (symbol is null || TypeOf(symbol) is not { } found || !model.Compilation.ClassifyConversion(found, type).IsImplicit)
            return null;
        if (symbol is IFieldSymbol or IPropertySymbol && !symbol.IsStatic && IsStatic(model.GetEnclosingSymbol(position)))
            return null;
        // A local is in scope before its declaration, but cannot be read there.
        return symbol is ILocalSymbol && symbol.Locations[0].SourceSpan.End > position ? null : expression;
    }

    private static bool IsStatic(ISymbol? symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction, IsStatic: false } ? IsStatic(symbol.ContainingSymbol) : symbol is { IsStatic: true };
}
