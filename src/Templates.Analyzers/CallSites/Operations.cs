using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>What the rules ask about operations.</summary>
internal static class Operations
{
    public static bool Is(this ISymbol? symbol, ISymbol? other) => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, other);

    /// <summary>The value given for a parameter, or null where it is left out.</summary>
    public static IOperation? ValueOf(this ImmutableArray<IArgumentOperation> arguments, string parameter)
        => arguments.FirstOrDefault(argument => argument.Parameter is { RefKind: not RefKind.Out } && argument.Parameter.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;

    /// <summary>The value without conversions and parentheses around it.</summary>
    public static IOperation Unwrapped(this IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand.Unwrapped(),
        IParenthesizedOperation parenthesized => parenthesized.Operand.Unwrapped(),
        _ => operation,
    };

    /// <summary>Every use of a local in its member.</summary>
    public static IEnumerable<ILocalReferenceOperation> UsesOf(this IOperation operation, ILocalSymbol local)
    {
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<ILocalReferenceOperation>().Where(reference => reference.Local.Is(local));
    }

    /// <summary>Whether a use only gives the local another value.</summary>
    public static bool IsWrite(this ILocalReferenceOperation reference)
        => reference.IsDeclaration || (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference);
}
