using WaTemplates.Cli.LanguageServer;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>A server in this process with a client that has begun, in a folder of its own.</summary>
internal sealed class LspSession : IDisposable
{
    private readonly InProcessServer server;

    public LspSession(bool begins = true, object? capabilities = null, params (string Path, string Text)[] files)
    {
        Directory.CreateDirectory(Folder[".git"]);
        foreach (var (path, text) in files)
            Folder.Write(path, text);
        server = new InProcessServer((input, output) => LspServer.Run(input, output, Log));
        if (begins)
            Client.Initialize(Folder.FullPath, capabilities: capabilities);
    }

    public TemporaryFolder Folder { get; } = new("lsp");

    public LspClient Client => server.Client;

    public StringWriter Log { get; } = new();

    public int ExitCode => server.ExitCode;

    public string UriOf(string relative) => LspClient.UriOf(Folder[relative]);

    /// <summary>Opens a text as a file of the folder and returns its address.</summary>
    public string Open(string relative, string text)
    {
        var uri = UriOf(relative);
        Client.Open(uri, text);
        return uri;
    }

    public void Dispose()
    {
        server.Dispose();
        Folder.Dispose();
    }
}
