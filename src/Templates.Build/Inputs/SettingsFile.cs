using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.Inputs;

/// <summary>A settings file as read from disk; parsed only when something must be analyzed.</summary>
internal sealed class SettingsFile
{
    private readonly FileContent content;
    private readonly Lazy<(TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics)> parsed;

    public SettingsFile(string path)
    {
        Path = path;
        content = DiskFile.Read(path, SizeLimit + 1);
        Key = $"{path}|{(content.Bytes is { } bytes ? ContentHash.Of(bytes) : content.Problem.ToString())}";
        parsed = new(Parse);
    }

    private static int SizeLimit => Core.Yaml.YamlLimits.MaxFileSize;

    public string Path { get; }

    /// <summary>Changes with the file's place and content.</summary>
    public string Key { get; }

    public TemplateSettings Settings => parsed.Value.Settings;

    public IReadOnlyList<Diagnostic> Diagnostics => parsed.Value.Diagnostics;

    private (TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics) Parse()
    {
        if (content.Bytes is not { } bytes)
            return Unusable("The settings file cannot be read. Give the build's user permission to read it.");
        if (bytes.Length > SizeLimit)
            return Unusable($"The settings file is larger than {SizeLimit / 1024} KiB. Shorten it.");
        return SourceText.Decode(bytes, out var badOffset) is { } text
            ? SettingsParser.Parse(new SourceText(Path, text))
            : Unusable($"The settings file is not UTF-8: the byte at offset {badOffset} cannot be read. Save it as UTF-8.");
    }

    private (TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics) Unusable(string message)
        => (TemplateSettings.Default, [Diagnostic.ForFile(RuleCatalog.BadConfiguration, Path, message)]);
}
