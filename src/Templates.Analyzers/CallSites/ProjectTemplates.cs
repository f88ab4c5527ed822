using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Analyzers.Generation;
using WaTemplates.Core.Settings;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>The templates and settings of the project that code is checked against; read when a call first needs them.</summary>
internal sealed class ProjectTemplates
{
    // Keyed by the text itself: a file that did not change is read once, for however many compilations.
    private static readonly ConditionalWeakTable<SourceText, StrongBox<TemplateShape?>> Shapes = new();

    private readonly Lazy<EquatableArray<GeneratedTemplate>> catalog;
    private readonly Lazy<Dictionary<string, TemplateSettings>> settings;
    private readonly AnalyzerOptions options;

    public ProjectTemplates(AnalyzerOptions options)
    {
        this.options = options;
        catalog = new(() => TemplateCatalog.Of(FilesOf(TemplateFiles.IsTemplate).Select(Read).OfType<TemplateFileShape>()));
        settings = new(ReadSettings);
    }

    public IReadOnlyList<GeneratedTemplate> All => catalog.Value;

    public GeneratedTemplate? Find(string name) => All.FirstOrDefault(template => template.Shape.Name == name);

    /// <summary>The settings that apply to a source file: the nearest upward, among those of the project.</summary>
    public SettingsScope? SettingsFor(string sourcePath)
    {
        if (settings.Value.Count == 0 || sourcePath.Length == 0)
            return null;
        // The build hands over no settings from beyond the repository.
        var found = new SettingsLocator(path => settings.Value.ContainsKey(Slashed(path)), _ => false).Find(Path.GetDirectoryName(sourcePath));
        return found is null ? null : new SettingsScope(settings.Value[Slashed(found)], Slashed(sourcePath).Substring(found.Length - SettingsParser.FileName.Length));
    }

    private static string Slashed(string path) => path.Replace('\\', '/');

    private static TemplateFileShape? Read(AdditionalText file)
        => file.GetText() is { } text && Shapes.GetValue(text, key => new StrongBox<TemplateShape?>(TemplateShapeReader.Read(key.ToString()))).Value is { } shape ? new TemplateFileShape(file.Path, shape) : null;

    private IEnumerable<AdditionalText> FilesOf(Func<AdditionalText, AnalyzerConfigOptionsProvider, bool> isWanted)
        => options.AdditionalFiles.Where(file => isWanted(file, options.AnalyzerConfigOptionsProvider));

    private Dictionary<string, TemplateSettings> ReadSettings()
    {
        var read = new Dictionary<string, TemplateSettings>(StringComparer.Ordinal);
        foreach (var file in FilesOf(TemplateFiles.IsSettings))
        {
            if (file.GetText() is { } text)
                read[Slashed(file.Path)] = SettingsParser.Parse(new Core.Source.SourceText(file.Path, text.ToString())).Settings;
        }

        return read;
    }
}
