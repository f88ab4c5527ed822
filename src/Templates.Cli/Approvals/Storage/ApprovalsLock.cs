using System.Globalization;
using System.Text;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Approvals.Storage;

/// <summary>
/// Keeps other processes from writing an approvals file. The operating system holds the lock, so that it ends with the
/// process, however that ends.
/// </summary>
internal sealed class ApprovalsLock : IDisposable
{
    // Behind everything the file will ever hold, so that others can read who has the lock.
    private const long Region = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    // The operating system's lock tells processes apart, not threads.
    private static readonly Lock Gate = new();
    private readonly FileStream stream;
    private readonly string path;

    private ApprovalsLock(FileStream stream, string path)
    {
        this.stream = stream;
        this.path = path;
    }

    /// <summary>Waits for the lock, at most 10 s.</summary>
    /// <param name="file">Absolute path of the approvals file.</param>
    /// <exception cref="CannotRunException">Somebody else keeps it, or no lock file can be made.</exception>
    public static ApprovalsLock Take(string file)
    {
        Gate.Enter();
        try
        {
            return TakeFile(file);
        }
        catch
        {
            Gate.Exit();
            throw;
        }
    }

    /// <summary>Gives it back, on the thread that took it.</summary>
    public void Dispose()
    {
        // While it is still held: whoever opened it meanwhile notices that it is gone.
        DiskFile.TryDelete(path);
        stream.Dispose();
        Gate.Exit();
    }

    private static ApprovalsLock TakeFile(string file)
    {
        var path = file + ".lock";
        var folder = Path.GetDirectoryName(path)!;
        var end = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(folder);
                if (TryTake(path) is { } taken)
                    return taken;
            }
            catch (IOException) when (DateTime.UtcNow < end && Directory.Exists(folder) && !Directory.Exists(path))
            {
                // Held by another process.
            }
            catch (Exception exception) when (DiskFile.IsExpected(exception))
            {
                throw new CannotRunException(File.Exists(path) && exception is IOException
                    ? $"the approvals file is being written by {Holder(path)}, and {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s were not enough. Try again when that has ended."
                    : $"'{path}' cannot be made: {exception.Message} It keeps two commands from writing the approvals file at once. Check that you may write in its folder.");
            }

            Thread.Sleep(Pause);
        }
    }

    /// <returns>Null where the file was deleted or replaced in the moment it was opened.</returns>
    private static ApprovalsLock? TryTake(string path)
    {
        var share = OperatingSystem.IsMacOS() ? FileShare.None : FileShare.ReadWrite | FileShare.Delete;
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
        try
        {
            if (!OperatingSystem.IsMacOS())
                stream.Lock(Region, 1);
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} on {Environment.MachineName} since {DateTime.UtcNow.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC"));
            // What lies at the path has the stamp of what we hold, unless it is another file.
            File.SetLastWriteTimeUtc(stream.SafeFileHandle, DateTime.UtcNow.AddTicks(-Random.Shared.NextInt64(TimeSpan.TicksPerDay)));
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(stream.SafeFileHandle))
                return new ApprovalsLock(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        stream.Dispose();
        return null;
    }

    private static string Holder(string path)
        => DiskFile.Read(path, 200).Bytes is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes) : "another process";
}
