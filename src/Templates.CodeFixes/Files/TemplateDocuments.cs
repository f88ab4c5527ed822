using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Analyzers.Files;

namespace WaTemplates.CodeFixes.Files;

/// <summary>The template files of an open project, analyzed as the analyzer does.</summary>
internal static class TemplateDocuments
{
    public static IReadOnlyCollection<AnalyzedFile> Of(Project project, CancellationToken cancellation)
        => TemplateFileSet.Analyze(project.AnalyzerOptions, cancellation).Templates;

    /// <summary>A solution in which a file has another text; encoding and byte order mark stay.</summary>
    public static Solution WithText(Solution solution, ProjectId project, AnalyzedFile file, string text)
    {
        var document = solution.GetProject(project)!.AdditionalDocuments.First(candidate => (candidate.FilePath ?? candidate.Name) == file.File.Path);
        return solution.WithAdditionalDocumentText(document.Id, SourceText.From(text, file.Text.Encoding, file.Text.ChecksumAlgorithm));
    }
}
