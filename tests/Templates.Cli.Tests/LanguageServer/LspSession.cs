using System.IO.Pipes;
using WaTemplates.Cli.LanguageServer;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>A server in this process with a client that has begun, in a folder of its own.</summary>
internal sealed class LspSession : IDisposable
{
    private readonly AnonymousPipeServerStream toServer = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream fromServer = new(PipeDirection.In);
    private readonly Task<int> server;

    public LspSession(bool begins = true, object? capabilities = null, params (string Path, string Text)[] files)
    {
        Directory.CreateDirectory(Folder[".git"]);
        foreach (var (path, text) in files)
            Folder.Write(path, text);
        var input = new AnonymousPipeClientStream(PipeDirection.In, toServer.ClientSafePipeHandle);
        var output = new AnonymousPipeClientStream(PipeDirection.Out, fromServer.ClientSafePipeHandle);
        server = Task.Factory.StartNew(() => LspServer.Run(input, output, Log), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Client = new LspClient(toServer, fromServer);
        if (begins)
            Client.Initialize(Folder.FullPath, capabilities: capabilities);
    }

    public TemporaryFolder Folder { get; } = new("lsp");

    public LspClient Client { get; }

    public StringWriter Log { get; } = new();

    public string UriOf(string relative) => LspClient.UriOf(Folder[relative]);

    /// <summary>Opens a text as a file of the folder and returns its address.</summary>
    public string Open(string relative, string text)
    {
        var uri = UriOf(relative);
        Client.Open(uri, text);
        return uri;
    }

    /// <summary>The exit code, once the server has ended.</summary>
    public int ExitCode => server.Wait(TimeSpan.FromSeconds(30)) ? server.Result : throw new TimeoutException("The server did not end.");

    public void Dispose()
    {
        Client.Dispose();
        server.Wait(TimeSpan.FromSeconds(30));
        Folder.Dispose();
    }
}
