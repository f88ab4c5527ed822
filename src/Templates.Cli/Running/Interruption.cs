using System.Runtime.InteropServices;

namespace WaTemplates.Cli.Running;

/// <summary>Ctrl+C and requests to terminate, heard from before a command begins: what it has begun comes to an end first.</summary>
/// <remarks>
/// System.CommandLine listens only once a command has come to its first wait. What another thread has printed by then looks ready,
/// and a signal at that moment would be lost.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>Messages under way come to their end within it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What a shell tells of a process that a signal ended: 128 and the signal's number.</summary>
    private const int Killed = 128;

    private readonly CancellationTokenSource source = new();
    private readonly TaskCompletionSource<int> abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, Killed + 2));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, Killed + 15));
    }

    /// <summary>Runs a command; its token is cancelled by the first signal.</summary>
    /// <returns>The command's exit code, or that of a killed process where it goes on for a minute after the signal.</returns>
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        var run = command(source.Token);
        return await (await Task.WhenAny(run, abandoned.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        _ = Task.Delay(Patience).ContinueWith(_ => abandoned.TrySetResult(exitCode), TaskScheduler.Default);
        source.Cancel();
    }
}
