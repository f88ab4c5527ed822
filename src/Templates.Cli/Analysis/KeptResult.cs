using WaTemplates.Core;
using WaTemplates.Core.Settings;

namespace WaTemplates.Cli.Analysis;

/// <summary>A file's result with what it was made from.</summary>
internal sealed record KeptResult(FileStamp Stamp, SettingsScope Scope, TemplateResult Result)
{
    public bool IsFor(FoundFile file, TemplateFile input)
        => input.Scope.RelativePath == Scope.RelativePath && input.Scope.Settings.Fingerprint == Scope.Settings.Fingerprint && FileStamp.Of(file) == Stamp;
}

/// <summary>Size and time of a file, by which a change is noticed.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    public static FileStamp Of(FoundFile file)
    {
        var info = new FileInfo(file.FullPath);
        return info.Exists ? new FileStamp(info.Length, info.LastWriteTimeUtc) : default;
    }
}
