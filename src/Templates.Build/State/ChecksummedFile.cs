using System.Security.Cryptography;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.State;

/// <summary>A binary file that ends in the SHA-256 of what stands before: a truncated or foreign one counts as missing.</summary>
internal static class ChecksummedFile
{
    private const int HashSize = 32;

    /// <returns>A reader of the content and its checksum, or null where there is no such file.</returns>
    public static (BinaryReader Reader, string Hash)? Read(string path)
    {
        if (DiskFile.Read(path).Bytes is not { Length: >= HashSize } bytes)
            return null;
        var length = bytes.Length - HashSize;
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes, 0, length);
        return hash.AsEnumerable().SequenceEqual(bytes.Skip(length))
            ? (new BinaryReader(new MemoryStream(bytes, 0, length, writable: false)), Convert.ToBase64String(hash))
            : null;
    }

    /// <returns>The checksum, or null and why the file could not be written.</returns>
    public static (string? Hash, FileProblem Problem) Write(string path, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        write(writer);
        writer.Flush();
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(content.GetBuffer(), 0, (int)content.Length);
        writer.Write(hash);
        writer.Flush();
        var problem = DiskFile.Write(path, content.ToArray());
        return (problem == FileProblem.None ? Convert.ToBase64String(hash) : null, problem);
    }
}
