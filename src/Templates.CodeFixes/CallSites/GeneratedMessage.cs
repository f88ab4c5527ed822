using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using WaTemplates.Analyzers.Generation;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>Writes a call of a generated method.</summary>
internal sealed class GeneratedMessage(SemanticModel model, SyntaxGenerator generator, string targetNamespace)
{
    /// <summary><c>PortalFeedback.Create(PortalFeedback.Language.De, firstName: …)</c>.</summary>
    /// <returns>Null where the class was not generated.</returns>
    public SyntaxNode? Create(TemplateMatch match)
    {
        if (model.Compilation.GetTypeByMetadataName($"{targetNamespace.Replace("@", "")}.{match.Template.ClassName}") is not { } type)
            return null;
        var create = generator.MemberAccessExpression(generator.TypeExpression(type), "Create");
        var language = generator.MemberAccessExpression(generator.MemberAccessExpression(generator.TypeExpression(type), "Language"), match.Template.Members[match.Language]);
        return generator.InvocationExpression(create, Arguments(match).Prepend(generator.Argument(language)));
    }

    private IEnumerable<SyntaxNode> Arguments(TemplateMatch match)
    {
        foreach (var parameter in match.Template.Parameters)
        {
            if (match.Values.TryGetValue(parameter.Variable, out var value))
                yield return Named(parameter, parameter.IsLink ? Link(value) : value.ToExpression(model));
            else if (!parameter.IsOptional)
                yield return Named(parameter, SyntaxFactory.ParseExpression("default!"));
        }
    }

    private static ArgumentSyntax Named(TemplateParameter parameter, SyntaxNode value)
        => SyntaxFactory.Argument(SyntaxFactory.NameColon(parameter.Identifier), default, (ExpressionSyntax)value);

    private SyntaxNode Link(ComposedText value)
    {
        var uri = model.Compilation.GetTypeByMetadataName("System.Uri")!;
        return value.SingleOf(model, uri) ?? generator.ObjectCreationExpression(uri, value.ToExpression(model));
    }
}
