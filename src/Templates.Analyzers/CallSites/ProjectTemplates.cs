using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Analyzers.Files;
using WaTemplates.Analyzers.Generation;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Files;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>The templates and settings of the project that code is checked against; read when a call first needs them.</summary>
internal sealed class ProjectTemplates
{
    // Keyed by the text itself: a file that did not change is read once, for however many compilations.
    private static readonly ConditionalWeakTable<SourceText, StrongBox<TemplateShape?>> Shapes = new();

    private readonly Lazy<CompilationFiles> files;
    private readonly Lazy<EquatableArray<GeneratedTemplate>> catalog;

    public ProjectTemplates(AnalyzerOptions options)
    {
        files = new(() => CompilationFiles.Of(options));
        catalog = new(() => TemplateCatalog.Of(files.Value.Templates.Select(file => Read(file.Key, file.Value)).OfType<TemplateFileShape>()));
    }

    public IReadOnlyList<GeneratedTemplate> All => catalog.Value;

    public GeneratedTemplate? Find(string name) => All.FirstOrDefault(template => template.Shape.Name == name);

    /// <summary>The settings that apply to a source file: the nearest upward, among those of the project.</summary>
    public SettingsScope SettingsFor(string sourcePath)
    {
        // The build hands over no settings from beyond the repository.
        var found = files.Value.Settings.Count == 0 || sourcePath.Length == 0 ? null : new Core.Source.NearestFile(SettingsParser.FileName, files.Value.Settings.ContainsKey, _ => false).Find(Path.GetDirectoryName(sourcePath));
        return found is not null && files.Value.Settings[found].GetText() is { } text
            ? new SettingsScope(TextAnalysis.Of(text).Parse(found).Settings, RelativePath.Of(Path.GetDirectoryName(found)!, sourcePath))
            : SettingsScope.Default;
    }

    private static TemplateFileShape? Read(string path, AdditionalText file)
        => file.GetText() is { } text && Shapes.GetValue(text, key => new StrongBox<TemplateShape?>(TemplateShapeReader.Read(key.ToString()))).Value is { } shape ? new TemplateFileShape(path, shape) : null;
}
