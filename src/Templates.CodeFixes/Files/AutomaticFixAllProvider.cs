using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using WaTemplates.Core.Fixes;

namespace WaTemplates.CodeFixes.Files;

/// <summary>
/// All that is certain, in one file or a project: the same text that <c>check --fix</c> writes. Roslyn's own fix-all passes
/// additional files over, and its context cannot name one; so the action's key tells the file.
/// </summary>
internal sealed class AutomaticFixAllProvider : FixAllProvider
{
    private const string KeyPrefix = "WaTemplates.Automatic:";

    public static readonly AutomaticFixAllProvider Instance = new();

    /// <summary>The key of an automatic fix in a file.</summary>
    public static string KeyOf(string path) => KeyPrefix + path;

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project];

    /// <returns>The action, or null where the author has to choose.</returns>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeActionEquivalenceKey is not { } key || !key.StartsWith(KeyPrefix, StringComparison.Ordinal))
            return Task.FromResult<CodeAction?>(null);
        var (project, path) = (fixAllContext.Project, fixAllContext.Scope == FixAllScope.Document ? key.Substring(KeyPrefix.Length) : null);
        return Task.FromResult<CodeAction?>(CodeAction.Create("Mend everything that is certain", cancellation => Task.FromResult(Mend(project, path, cancellation)), key));
    }

    private static Solution Mend(Project project, string? path, CancellationToken cancellation)
    {
        var files = TemplateDocuments.Of(project, cancellation).ToDictionary(
            file => new FixableFile(file.Input, path is null || file.File.Path == path ? file.Text.ToString() : null, file.Result));
        return TemplateSetFixer.Fix(files.Keys).Aggregate(project.Solution, (solution, fix) => TemplateDocuments.WithText(solution, project.Id, files[fix.File], fix.Fixed.Text));
    }
}
