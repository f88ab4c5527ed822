using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace WaTemplates.Testing;

/// <summary>A project as an IDE holds it: templates are additional documents, and a configuration file says what item each one is.</summary>
internal sealed class TemplateWorkspace : IDisposable
{
    private readonly AdhocWorkspace workspace = new();

    /// <param name="files">Full path and text of each file.</param>
    public TemplateWorkspace(params IEnumerable<(string Path, string Text)> files)
    {
        var project = workspace.AddProject("Test", LanguageNames.CSharp);
        var config = new StringBuilder("is_global = true\n");
        foreach (var (path, text) in files)
        {
            project = project.AddAdditionalDocument(Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: path).Project;
            var group = Path.GetFileName(path) == "watemplates.config.yaml" ? "WaTemplatesSettings" : "WaTemplate";
            config.Append($"[{path}]\nbuild_metadata.AdditionalFiles.SourceItemGroup = {group}\n");
        }

        Project = project.AddAnalyzerConfigDocument("items.globalconfig", SourceText.From(config.ToString()), filePath: Path.GetFullPath("/items.globalconfig")).Project;
    }

    public Project Project { get; }

    public async Task<Diagnostic[]> FindingsAsync(DiagnosticAnalyzer analyzer, CancellationToken cancellation)
    {
        var compilation = await Project.GetCompilationAsync(cancellation);
        return [.. await compilation!.WithAnalyzers([analyzer], Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellation)];
    }

    /// <summary>The actions a provider offers for a finding.</summary>
    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider provider, Diagnostic finding, CancellationToken cancellation)
    {
        var actions = new List<CodeAction>();
        var document = Project.AdditionalDocuments.Single(document => document.FilePath == finding.Location.GetLineSpan().Path);
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), cancellation));
        return actions;
    }

    /// <summary>What an action for all occurrences does; null where there is none.</summary>
    public Task<CodeAction?> FixAllAsync(CodeFixProvider provider, FixAllScope scope, string? key, CancellationToken cancellation)
        => provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(Project, provider, scope, key, provider.FixableDiagnosticIds, new NoDiagnostics(), cancellation));

    /// <summary>Text of every template after an action, by path.</summary>
    public static async Task<SortedDictionary<string, string>> TextsAfterAsync(CodeAction action, CancellationToken cancellation)
    {
        var operation = (ApplyChangesOperation)(await action.GetOperationsAsync(cancellation)).Single();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in operation.ChangedSolution.Projects.Single().AdditionalDocuments)
            texts.Add(document.FilePath!, (await document.GetTextAsync(cancellation)).ToString());
        return texts;
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>The provider analyzes the files itself.</summary>
    private sealed class NoDiagnostics : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
