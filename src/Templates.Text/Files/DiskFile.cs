using System.Security;

namespace WaTemplates.Text.Files;

/// <summary>Why a file could not be read or written, in words for a finding.</summary>
internal enum FileProblem
{
    None,
    Missing,
    Directory,
    AccessDenied,
    Unusable,
}

/// <summary>The content of a file, or why there is none.</summary>
internal readonly struct FileContent(byte[]? bytes, FileProblem problem)
{
    public byte[]? Bytes { get; } = bytes;

    public FileProblem Problem { get; } = problem;
}

/// <summary>Whole-file access that tells expected failures apart and never leaves half a file behind.</summary>
internal static class DiskFile
{
    /// <summary>Reads a file, at most <paramref name="limit"/> bytes of it.</summary>
    public static FileContent Read(string path, int limit = int.MaxValue)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var bytes = new byte[(int)Math.Min(stream.Length, limit)];
            var read = 0;
            while (read < bytes.Length)
            {
                var count = stream.Read(bytes, read, bytes.Length - read);
                if (count == 0)
                    break;
                read += count;
            }

            if (read < bytes.Length)
                Array.Resize(ref bytes, read);
            return new FileContent(bytes, FileProblem.None);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return new FileContent(null, ProblemOf(exception, path));
        }
    }

    /// <summary>
    /// Replaces a file by writing beside it and renaming, so that a reader, or a crash, meets the old or the new content.
    /// </summary>
    public static FileProblem Write(string path, byte[] content)
    {
        var temporary = path + ".tmp" + Guid.NewGuid().ToString("N").Substring(0, 8);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(temporary, content);
            Rename(temporary, path);
            return FileProblem.None;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            TryDelete(temporary);
            return ProblemOf(exception, path);
        }
    }

    private static void Rename(string temporary, string path)
    {
        if (!File.Exists(path))
        {
            try
            {
                File.Move(temporary, path);
                return;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another build made the file in between; it is replaced below.
            }
        }

        File.Replace(temporary, path, null);
    }

    /// <summary>Whether anything stands at a path, be it a file or a folder.</summary>
    public static bool IsTaken(string path) => File.Exists(path) || Directory.Exists(path);

    public static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return false;
        }
    }

    /// <summary>Deletes a folder with nothing in it; one that is held, or filled meanwhile, stays and harms nobody.</summary>
    public static void TryDeleteEmptyFolder(string path)
    {
        try
        {
            if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
                Directory.Delete(path);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            // As said.
        }
    }

    /// <summary>What the file system answers, as opposed to a fault of ours.</summary>
    public static bool IsExpected(Exception exception)
        => exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    private static FileProblem ProblemOf(Exception exception, string path)
    {
        if (Directory.Exists(path))
            return FileProblem.Directory;
        return exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => FileProblem.Missing,
            UnauthorizedAccessException or SecurityException => FileProblem.AccessDenied,
            _ => FileProblem.Unusable,
        };
    }
}
