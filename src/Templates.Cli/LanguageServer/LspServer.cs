using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Features.Actions;
using WaTemplates.Cli.LanguageServer.Findings;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer;

/// <summary>A server of LSP 3.17 over two streams: keeps the documents, and has their findings made.</summary>
internal sealed class LspServer : IDisposable
{
    private readonly Connection connection;
    private readonly Inbox inbox = new();
    private readonly DocumentStore documents = new();
    private readonly Judgement judgement;
    private readonly Publisher publisher;
    private readonly Rounds rounds;
    private readonly FileWatching watching;
    private ClientSupport client = new(new ActionSupport(HasVersionedEdits: false, ResolvesEdits: false), WatchesFiles: false, [], null);

    private LspServer(Stream output, TextWriter log)
    {
        connection = new Connection(output, log);
        judgement = new Judgement(documents);
        publisher = new Publisher(connection, documents);
        rounds = new Rounds(inbox, judgement, publisher);
        watching = new FileWatching(connection, inbox);
    }

    /// <summary>Serves until the client says exit or its stream ends.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Stream input, Stream output, TextWriter log)
    {
        using var server = new LspServer(output, log);
        server.inbox.ReadFrom(input);
        try
        {
            return new Dispatcher(server.connection, server.inbox, server.Methods()).Run();
        }
        catch (IOException exception)
        {
            log.WriteLine($"watemplates lsp: The client cannot be reached: {exception.Message}");
            return ExitCode.Findings;
        }
    }

    public void Dispose()
    {
        rounds.Dispose();
        watching.Dispose();
        inbox.Dispose();
    }

    private MethodTable Methods()
    {
        var methods = new MethodTable();
        methods.Requests["initialize"] = Initialize;
        methods.Notifications["initialized"] = _ => Begin();
        methods.Notifications["textDocument/didOpen"] = Open;
        methods.Notifications["textDocument/didChange"] = Change;
        methods.Notifications["textDocument/didClose"] = Close;
        methods.Notifications["workspace/didChangeWatchedFiles"] = parameters => FilesChanged(ClientSupport.PathsOf(parameters["changes"]));
        methods.Notifications["workspace/didChangeWorkspaceFolders"] = FoldersChanged;
        new DocumentRequests(documents, judgement, rounds, () => client.Actions).AddTo(methods);
        return methods;
    }

    private JsonValue Initialize(JsonValue parameters)
    {
        client = ClientSupport.Of(parameters);
        foreach (var folder in client.Folders)
            judgement.AddFolder(folder);
        rounds.Quiet = client.Quiet ?? rounds.Quiet;
        // Documents may be opened before the client is through with its own beginning.
        rounds.Scan([]);
        return ServerCapabilities.Result;
    }

    private void Begin()
    {
        if (client.WatchesFiles)
            watching.Register();
        else
            watching.Watch(client.Folders, FilesChanged);
    }

    private void Open(JsonValue parameters) => Changed(documents.Open(parameters));

    private void Change(JsonValue parameters)
    {
        try
        {
            Changed(documents.Change(parameters));
        }
        finally
        {
            // A round may have made way for this edit.
            rounds.Soon();
        }
    }

    private void Changed(OpenDocument document)
    {
        if (document.Kind == DocumentKind.Settings)
            rounds.Scan([]);
        rounds.Soon();
    }

    /// <summary>What is on disk counts again.</summary>
    private void Close(JsonValue parameters)
    {
        if (documents.Close(parameters) is not { } document)
            return;
        publisher.Clear(document.Uri);
        if (document.Kind != DocumentKind.Other)
            rounds.Scan([document.Path]);
    }

    private void FilesChanged(IEnumerable<string> paths) => rounds.Scan(paths);

    private void FoldersChanged(JsonValue parameters)
    {
        foreach (var removed in ClientSupport.PathsOf(parameters.At("event", "removed")))
            judgement.RemoveFolder(removed);
        foreach (var added in ClientSupport.PathsOf(parameters.At("event", "added")))
            judgement.AddFolder(added);
        rounds.Scan([]);
    }
}
