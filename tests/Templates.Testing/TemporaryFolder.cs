namespace WaTemplates.Testing;

/// <summary>A folder that is deleted with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string name = "wa")
    {
        FullPath = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{name} {Guid.NewGuid():N}"[..(name.Length + 9)]);
        Directory.CreateDirectory(FullPath);
    }

    public string FullPath { get; }

    public string this[string relative] => System.IO.Path.Combine(FullPath, relative);

    public string Write(string relative, string content)
    {
        var path = this[relative];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
