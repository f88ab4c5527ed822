using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.Inputs;

/// <summary>A template file of the project, with the settings that apply to it.</summary>
internal sealed class TemplateInput(string path, SettingsFile? settings)
{
    public string Path { get; } = path;

    public string SettingsKey => settings?.Key ?? "";

    /// <summary>Reads the file, one byte beyond the largest size so that a larger one is told apart.</summary>
    public FileContent Read() => DiskFile.Read(Path, YamlLimits.MaxFileSize + 1);

    public TemplateResult Analyze(FileContent content, string projectFolder)
    {
        var scope = settings is null ? SettingsScope.Default : new SettingsScope(settings.Settings, RelativePath.Of(System.IO.Path.GetDirectoryName(settings.Path)!, Path));
        return TemplateCompiler.Analyze(new TemplateFile(Path, RelativePath.Of(projectFolder, Path), scope), content);
    }

    /// <summary>The file's content as far as it goes, or null where none can be read; the findings tell why.</summary>
    public Template? Parse()
    {
        if (Read().Bytes is not { Length: <= YamlLimits.MaxFileSize } bytes || SourceText.Decode(bytes, out _) is not { } text)
            return null;
        var source = new SourceText(Path, text);
        return TemplateParser.Parse(YamlReader.Read(source), new DiagnosticBag(source));
    }
}
