using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WaTemplates.Analyzers.CallSites;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>A string that code puts together, as one text in which a character of the private area stands for each value.</summary>
internal sealed class ComposedText
{
    private const char FirstHole = '\uE000';

    private readonly IReadOnlyList<ExpressionSyntax> holes;

    private ComposedText(string text, IReadOnlyList<ExpressionSyntax> holes)
    {
        Text = text;
        this.holes = holes;
    }

    public string Text { get; }

    /// <returns>Null where a value has a format of its own, or the text has characters of the private area.</returns>
    public static ComposedText? Of(IOperation operation)
    {
        var text = "";
        var holes = new List<ExpressionSyntax>();
        foreach (var piece in TextPiece.Of(operation))
        {
            if (piece.Text is { } constant && !constant.Any(IsHole))
                text += constant;
            else if (piece.Text is null && piece.Syntax is ExpressionSyntax value)
                text += Add(holes, value);
            else
                return null;
        }

        return new ComposedText(text, holes);
    }

    /// <summary>A part of the text, or another text of the same values.</summary>
    public ComposedText With(string text) => new(text, holes);

    /// <summary>The value, where the text is nothing but one of that type.</summary>
    public ExpressionSyntax? SingleOf(SemanticModel model, ITypeSymbol type)
    {
        if (Text.Length != 1 || !IsHole(Text[0]))
            return null;
        var value = holes[Text[0] - FirstHole];
        return SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(value).Type, type) ? value.WithoutTrivia() : null;
    }

    /// <summary>A literal, a value that is a string, or an interpolated string.</summary>
    public ExpressionSyntax ToExpression(SemanticModel model)
    {
        if (!Text.Any(IsHole))
            return SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Text));
        if (SingleOf(model, model.Compilation.GetSpecialType(SpecialType.System_String)) is { } value)
            return value;
        var parts = Text.Select(c => IsHole(c) ? $"{{{Operand(holes[c - FirstHole])}}}" : Escaped(c));
        return SyntaxFactory.ParseExpression($"$\"{string.Concat(parts)}\"");
    }

    private static char Add(List<ExpressionSyntax> holes, ExpressionSyntax value)
    {
        holes.Add(value);
        return (char)(FirstHole + holes.Count - 1);
    }

    private static bool IsHole(char c) => c is >= FirstHole and <= '\uF8FF';

    private static string Operand(ExpressionSyntax value) => value.WithoutTrivia() is ConditionalExpressionSyntax conditional ? $"({conditional})" : value.WithoutTrivia().ToString();

    private static string Escaped(char c)
    {
        var literal = SymbolDisplay.FormatLiteral(c.ToString(), quote: true);
        return c is '{' or '}' ? $"{c}{c}" : literal.Substring(1, literal.Length - 2);
    }
}
