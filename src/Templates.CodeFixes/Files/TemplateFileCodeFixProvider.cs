using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using WaTemplates.Analyzers.Files;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace WaTemplates.CodeFixes.Files;

/// <summary>Offers in templates what <c>check --fix</c> applies, and what it leaves to the author to choose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TemplateFileCodeFixProvider), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".yaml", ".yml"])]
[Shared]
public sealed class TemplateFileCodeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = RuleCatalog.InFiles.Where(rule => rule.Fix != FixKind.ByHand).Select(rule => rule.Id).ToImmutableArray();

    public override FixAllProvider GetFixAllProvider() => AutomaticFixAllProvider.Instance;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        var path = context.TextDocument.FilePath ?? context.TextDocument.Name;
        if (TemplateDocuments.Of(project, context.CancellationToken).FirstOrDefault(candidate => candidate.File.Path == path) is not { } file)
            return Task.CompletedTask;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in FixesOf(diagnostic, file))
            {
                var key = fix.IsAutomatic ? AutomaticFixAllProvider.KeyOf(path) : fix.Title;
                context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(Apply(fix)), key), diagnostic);
            }
        }

        return Task.CompletedTask;

        Solution Apply(Fix fix) => TemplateDocuments.WithText(project.Solution, project.Id, file, TextEdit.Apply(file.Text.ToString(), fix.Edits));
    }

    /// <summary>The fixes of the same finding in the file as it is now; a stale one has none.</summary>
    private static IEnumerable<Fix> FixesOf(Diagnostic diagnostic, AnalyzedFile file)
        => from finding in file.Result.Diagnostics
           where finding.Id == diagnostic.Id && RoslynDiagnostic.SpanOf(finding) == diagnostic.Location.SourceSpan && finding.Message == diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
           from fix in finding.Fixes
           select fix;
}
