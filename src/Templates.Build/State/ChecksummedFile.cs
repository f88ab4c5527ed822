using System.Globalization;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.State;

/// <summary>A binary file that ends in a checksum of what stands before: a truncated or foreign one counts as missing.</summary>
internal static class ChecksummedFile
{
    private const int ChecksumSize = sizeof(ulong);

    /// <returns>A reader of the content and its checksum, or null where there is no such file.</returns>
    public static (BinaryReader Reader, string Checksum)? Read(string path)
    {
        if (DiskFile.Read(path).Bytes is not { Length: >= ChecksumSize } bytes)
            return null;
        var length = bytes.Length - ChecksumSize;
        var checksum = Checksum(bytes, length);
        return checksum == BitConverter.ToUInt64(bytes, length)
            ? (new BinaryReader(new MemoryStream(bytes, 0, length, writable: false)), Text(checksum))
            : null;
    }

    /// <returns>The checksum, or null and why the file could not be written.</returns>
    public static (string? Checksum, FileProblem Problem) Write(string path, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        write(writer);
        writer.Flush();
        var checksum = Checksum(content.GetBuffer(), (int)content.Length);
        writer.Write(checksum);
        writer.Flush();
        var problem = DiskFile.Write(path, content.ToArray());
        return (problem == FileProblem.None ? Text(checksum) : null, problem);
    }

    // FNV-1a: it tells accidents, which is all it is for, and costs no loading of a cryptography library on every build.
    private static ulong Checksum(byte[] bytes, int length)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < length; i++)
            hash = unchecked((hash ^ bytes[i]) * 1099511628211UL);
        return hash;
    }

    private static string Text(ulong checksum) => checksum.ToString("x16", CultureInfo.InvariantCulture);
}
