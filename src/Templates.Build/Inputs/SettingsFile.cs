using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.Inputs;

/// <summary>A settings file as read from disk; parsed only when something must be analyzed.</summary>
internal sealed class SettingsFile
{
    private readonly Lazy<(TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics)> parsed;

    public SettingsFile(string path)
    {
        Path = path;
        var content = DiskFile.Read(path, YamlLimits.MaxFileSize + 1);
        Key = $"{path}|{(content.Bytes is { } bytes ? ContentHash.Of(bytes) : content.Problem.ToString())}";
        parsed = new(() => SettingsParser.Parse(path, content));
    }

    public string Path { get; }

    /// <summary>Changes with the file's place and content.</summary>
    public string Key { get; }

    public TemplateSettings Settings => parsed.Value.Settings;

    public IReadOnlyList<Diagnostic> Diagnostics => parsed.Value.Diagnostics;
}
