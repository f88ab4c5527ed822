using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Watching;

/// <summary>Collects which paths change below the watched ones, until it has been quiet for a moment.</summary>
internal sealed class ChangeWatcher : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly Lock gate = new();
    private readonly SemaphoreSlim signal = new(0);
    private HashSet<string> touched = new(StringComparer.Ordinal);

    /// <param name="paths">Absolute paths of files and folders.</param>
    /// <exception cref="CannotRunException">The system refuses to watch.</exception>
    public ChangeWatcher(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var isFolder = Directory.Exists(path);
            var folder = isFolder ? path : Path.GetDirectoryName(path)!;
            Watch(folder, "*", isFolder);
            // Settings and approvals apply from folders above, too, but no further than the repository's root.
            for (var above = folder; above is not null && !Path.Exists(Path.Combine(above, ".git")); above = Path.GetDirectoryName(above))
            {
                if (Path.GetDirectoryName(above) is { } parent)
                {
                    Watch(parent, SettingsParser.FileName, isRecursive: false);
                    Watch(parent, ApprovalsFile.FileName, isRecursive: false);
                }
            }
        }
    }

    /// <summary>Waits for changes.</summary>
    /// <returns>The paths that changed, or null when the wait was cancelled.</returns>
    public IReadOnlySet<string>? Next(CancellationToken cancellation)
    {
        try
        {
            signal.Wait(cancellation);
            while (signal.Wait(Quiet, cancellation))
            {
                // Editors and version control write in bursts.
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        lock (gate)
        {
            var changes = touched;
            touched = new HashSet<string>(StringComparer.Ordinal);
            return changes;
        }
    }

    public void Dispose()
    {
        foreach (var watcher in watchers)
            watcher.Dispose();
        signal.Dispose();
    }

    private void Watch(string folder, string filter, bool isRecursive)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder, filter)
            {
                IncludeSubdirectories = isRecursive,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watchers.Add(watcher);
            watcher.Changed += (_, change) => Touch(folder, change.FullPath);
            watcher.Created += (_, change) => Touch(folder, change.FullPath);
            watcher.Deleted += (_, change) => Touch(folder, change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                Touch(folder, change.OldFullPath);
                Touch(folder, change.FullPath);
            };
            // Events were lost; sizes and times still tell what changed.
            watcher.Error += (_, _) => Touch(folder, folder);
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (DiskFile.IsExpected(exception))
        {
            throw new CannotRunException($"'{folder}' cannot be watched: {exception.Message}");
        }
    }

    private void Touch(string folder, string path)
    {
        var below = path.AsSpan(Math.Min(path.Length, folder.Length));
        foreach (var part in below.Split(Path.DirectorySeparatorChar))
        {
            if (TemplateFiles.IsSkipped(below[part]))
                return;
        }

        lock (gate)
            touched.Add(path);
        signal.Release();
    }
}
