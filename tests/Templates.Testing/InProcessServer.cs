using System.IO.Pipes;

namespace WaTemplates.Testing;

/// <summary>A language server that runs in this process, on a thread of its own, and a client at the other end of its streams.</summary>
internal sealed class InProcessServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Task<int> server;

    /// <param name="run">Serves input and output until either ends; gives the exit code.</param>
    public InProcessServer(Func<Stream, Stream, int> run)
    {
        var toServer = new AnonymousPipeServerStream(PipeDirection.Out);
        var fromServer = new AnonymousPipeServerStream(PipeDirection.In);
        var input = new AnonymousPipeClientStream(PipeDirection.In, toServer.ClientSafePipeHandle);
        var output = new AnonymousPipeClientStream(PipeDirection.Out, fromServer.ClientSafePipeHandle);
        server = Task.Factory.StartNew(() => run(input, output), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Client = new LspClient(toServer, fromServer);
    }

    public LspClient Client { get; }

    /// <summary>The exit code, once the server has ended.</summary>
    public int ExitCode => server.Wait(Patience) ? server.Result : throw new TimeoutException("The server did not end.");

    public void Dispose()
    {
        Client.Dispose();
        server.Wait(Patience);
    }
}
