using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>A constant part of a string that code puts together, or a value in between, which has no text.</summary>
internal sealed record TextPiece(string? Text, SyntaxNode Syntax)
{
    /// <summary>Locals are followed this far.</summary>
    private const int Depth = 3;

    /// <summary>The parts of a literal, interpolation or concatenation in reading order.</summary>
    public static IReadOnlyList<TextPiece> Of(IOperation operation)
    {
        var pieces = new List<TextPiece>();
        Add(pieces, operation, Depth);
        return pieces;
    }

    /// <summary>Where a part of the text stands; all of it where escapes hide the place.</summary>
    public Location LocationOf(int start, int length)
    {
        var token = Syntax switch
        {
            LiteralExpressionSyntax literal => literal.Token,
            InterpolatedStringTextSyntax text => text.TextToken,
            _ => default,
        };
        var offset = token.IsKind(SyntaxKind.None) ? -1 : token.Text.IndexOf(Text!, StringComparison.Ordinal);
        return offset < 0 ? Syntax.GetLocation() : Location.Create(Syntax.SyntaxTree, new TextSpan(token.SpanStart + offset + start, length));
    }

    private static void Add(List<TextPiece> pieces, IOperation operation, int depth)
    {
        switch (operation.Unwrapped())
        {
            case { ConstantValue: { HasValue: true, Value: string text } } constant when constant is not (IBinaryOperation or IInterpolatedStringOperation):
                pieces.Add(new TextPiece(text, constant.Syntax));
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                    AddPart(pieces, part, depth);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                Add(pieces, sum.LeftOperand, depth);
                Add(pieces, sum.RightOperand, depth);
                break;
            case ILocalReferenceOperation { IsDeclaration: false } reference when depth > 0 && InitialValue(reference) is { } value:
                Add(pieces, value, depth - 1);
                break;
            // new PhoneNumber("…") and the conversion to it.
            case IObjectCreationOperation { Arguments.Length: 1 } wrapper:
                Add(pieces, wrapper.Arguments[0].Value, depth);
                break;
            case IConversionOperation conversion:
                Add(pieces, conversion.Operand, depth);
                break;
            case var value:
                pieces.Add(new TextPiece(null, value.Syntax));
                break;
        }
    }

    private static void AddPart(List<TextPiece> pieces, IInterpolatedStringContentOperation part, int depth)
    {
        if (part is IInterpolatedStringTextOperation { Text: ILiteralOperation { ConstantValue.Value: string text } } literal)
            pieces.Add(new TextPiece(text, literal.Syntax));
        else if (part is IInterpolationOperation { FormatString: null } interpolation)
            Add(pieces, interpolation.Expression, depth);
        else
            pieces.Add(new TextPiece(null, part.Syntax));
    }

    /// <summary>What a local was made with, unless it is given another value later.</summary>
    private static IOperation? InitialValue(ILocalReferenceOperation reference)
    {
        var isWritten = reference.UsesOf(reference.Local).Any(use => use.IsWrite());
        return !isWritten && reference.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? reference.SemanticModel?.GetOperation(value)
            : null;
    }
}
