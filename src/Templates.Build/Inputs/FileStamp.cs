namespace WaTemplates.Build.Inputs;

/// <summary>Size and time of a file: equal stamps mean equal content, unless the file was written a moment ago.</summary>
internal readonly record struct FileStamp(long Size, long Ticks)
{
    public static readonly FileStamp Missing = new(-1, 0);

    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : Missing;
    }
}
