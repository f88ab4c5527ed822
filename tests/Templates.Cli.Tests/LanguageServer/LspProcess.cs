using System.Diagnostics;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary><c>watemplates lsp</c> as a process of its own, and a client for it.</summary>
internal sealed class LspProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly Task<string> error;

    public LspProcess(TemporaryFolder folder)
    {
        process = Process.Start(CommandLine.StartInfo(folder, [], ["lsp", "--stdio"]))!;
        error = process.StandardError.ReadToEndAsync();
        Client = new LspClient(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    public LspClient Client { get; }

    /// <summary>What the server wrote to standard error; complete once it has ended.</summary>
    public string Error => error.Result;

    public int ExitCode => process.WaitForExit(Patience) ? process.ExitCode : throw new TimeoutException("The server did not end.");

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        // A reader must not meet a closed pipe.
        error.Wait(Patience);
        process.Dispose();
    }
}
