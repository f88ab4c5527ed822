using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>A fix that puts one node of a document in another's place.</summary>
internal static class SyntaxNodeFix
{
    /// <summary>Offers the replacement; the changed code is formatted and its names are shortened.</summary>
    public static void RegisterReplacement(this CodeFixContext context, string title, string key, SyntaxNode root, SyntaxNode node, SyntaxNode replacement)
    {
        var changed = root.ReplaceNode(node, replacement.WithTriviaFrom(node).WithAdditionalAnnotations(Formatter.Annotation));
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), key), context.Diagnostics);
    }
}
