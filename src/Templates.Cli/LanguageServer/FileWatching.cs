using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Cli.Watching;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer;

/// <summary>Hears of files that change on disk: from the client where it can watch, else by watching here.</summary>
internal sealed class FileWatching(Connection connection, Inbox inbox) : IDisposable
{
    private static readonly string[] Patterns = ["**/*.wa.yaml", "**/*.wa.yml", "**/" + SettingsParser.FileName, "**/" + ApprovalsFile.FileName];
    private readonly CancellationTokenSource stop = new();

    /// <summary>Asks the client to tell of changes by <c>workspace/didChangeWatchedFiles</c>.</summary>
    public void Register() => connection.Request("client/registerCapability", JsonValue.Object(("registrations", Json.List([JsonValue.Object(
        ("id", Json.Of("watemplates-files")),
        ("method", Json.Of("workspace/didChangeWatchedFiles")),
        ("registerOptions", JsonValue.Object(("watchers", Json.List(Patterns.Select(pattern => JsonValue.Object(("globPattern", Json.Of(pattern)))))))))]))));

    /// <summary>Watches folders for a client that cannot.</summary>
    public void Watch(IReadOnlyList<string> roots, Action<IEnumerable<string>> changed)
    {
        if (roots.Count == 0)
            return;
        new Thread(() => Run(roots, changed)) { IsBackground = true, Name = "files" }.Start();
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private void Run(IReadOnlyList<string> roots, Action<IEnumerable<string>> changed)
    {
        try
        {
            using var watcher = new ChangeWatcher(roots);
            while (watcher.Next(stop.Token) is { } touched)
                inbox.Post(() => changed(touched));
        }
        catch (CannotRunException exception)
        {
            inbox.Post(() => connection.Log(LogLevel.Warning, $"{exception.Message} Changes made outside the editor are seen when a file is opened or edited."));
        }
        catch (ObjectDisposedException)
        {
            // The server has ended.
        }
    }
}
