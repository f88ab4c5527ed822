using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Core;
using WaTemplates.Core.Approvals;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Files;
using Diagnostic = WaTemplates.Core.Diagnostics.Diagnostic;
using NearestFile = WaTemplates.Core.Source.NearestFile;

namespace WaTemplates.Analyzers.Files;

/// <summary>A template file of a compilation, its text and what it gives by itself.</summary>
internal sealed record AnalyzedFile(AdditionalText File, TemplateFile Input, SourceText Text, TemplateResult Result);

/// <summary>All template files of a compilation, each under the settings that apply to it, and the findings in them.</summary>
internal sealed class TemplateFileSet
{
    private readonly CompilationFiles files;
    private readonly NearestFile nearest;
    private readonly Dictionary<string, ParsedSettings?> settings = new(StringComparer.Ordinal);
    private readonly Dictionary<AdditionalText, AnalyzedFile> templates = [];
    private ILookup<string, Diagnostic> findings;

    private TemplateFileSet(CompilationFiles files)
    {
        this.files = files;
        // The build hands over no settings from beyond the repository, so the search needs no end of its own.
        nearest = new NearestFile(SettingsParser.FileName, files.Settings.ContainsKey, _ => false);
        findings = Enumerable.Empty<Diagnostic>().ToLookup(diagnostic => diagnostic.Path, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<AnalyzedFile> Templates => templates.Values;

    /// <summary>Analyzes the files of a compilation; most are kept from the last one.</summary>
    public static TemplateFileSet Analyze(AnalyzerOptions options, CancellationToken cancellation)
    {
        var set = new TemplateFileSet(CompilationFiles.Of(options));
        foreach (var file in set.files.Templates)
        {
            cancellation.ThrowIfCancellationRequested();
            // The compiler itself reports a file that it cannot read, and the build WAT0008.
            if (file.Value.GetText(cancellation) is { } text)
                set.templates.Add(file.Value, set.Analyze(file.Key, file.Value, text, cancellation));
        }

        var results = set.templates.Values.Select(template => template.Result).ToArray();
        var ofSettings = set.settings.Values.SelectMany(found => found?.Diagnostics ?? []).ToArray();
        set.findings = Linker.Link(results, ofSettings, "", set.Approvals(cancellation)).Diagnostics.ToLookup(diagnostic => diagnostic.Path, StringComparer.Ordinal);
        return set;
    }

    /// <summary>The findings in a file of the compilation; none for a second item of the same file.</summary>
    public IEnumerable<Diagnostic> FindingsIn(AdditionalText file)
    {
        var path = CompilationFiles.FullPath(file.Path);
        return IsThe(files.Templates) || IsThe(files.Settings) || IsThe(files.Approvals) ? findings[path] : [];

        bool IsThe(Dictionary<string, AdditionalText> known) => known.TryGetValue(path, out var first) && first == file;
    }

    private AnalyzedFile Analyze(string path, AdditionalText file, SourceText text, CancellationToken cancellation)
    {
        var input = new TemplateFile(path, path, ScopeOf(path, cancellation)) { WithOutputs = false };
        return new AnalyzedFile(file, input, text, TextAnalysis.Of(text).Analyze(input));
    }

    // As in the build, one file tells of all the project's templates.
    private LinkApprovals Approvals(CancellationToken cancellation)
    {
        var path = files.Approvals.Keys.OrderBy(file => file, StringComparer.Ordinal).FirstOrDefault();
        return LinkApprovals.Of(path is not null && files.Approvals[path].GetText(cancellation) is { } text ? TextAnalysis.Of(text).ReadApprovals(path) : null, files.RequireApproval);
    }

    private SettingsScope ScopeOf(string path, CancellationToken cancellation)
    {
        if (nearest.Find(Path.GetDirectoryName(path)) is not { } found)
            return SettingsScope.Default;
        if (!settings.TryGetValue(found, out var parsed))
            settings[found] = parsed = files.Settings[found].GetText(cancellation) is { } text ? TextAnalysis.Of(text).Parse(found) : null;
        return parsed is null ? SettingsScope.Default : new SettingsScope(parsed.Settings, RelativePath.Of(Path.GetDirectoryName(found)!, path));
    }
}
