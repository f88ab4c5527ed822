using System.Runtime.InteropServices;

namespace WaTemplates.Cli.Running;

/// <summary>Ctrl+C and requests to terminate, heard from before a command begins: what it has begun comes to an end first.</summary>
/// <remarks>
/// System.CommandLine listens only once a command has come to its first wait. What another thread has printed by then looks ready,
/// and a signal at that moment would be lost.
/// </remarks>
internal static class Interruption
{
    /// <summary>Messages under way come to their end within it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What a shell tells of a process that a signal ended: 128 and the signal's number.</summary>
    private const int Killed = 128;

    /// <summary>Runs a command; its token is cancelled by the first signal.</summary>
    /// <returns>The command's exit code, or that of a killed process where it goes on for a minute after the signal, or until a second one.</returns>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        // Not disposed: a signal may be on its way here when the command has ended.
        var stopping = new CancellationTokenSource();
        var abandoned = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, Killed + 2));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, Killed + 15));
        // On another thread: a command that has not come to its first wait must not keep the signal waiting.
        var run = Task.Run(() => command(stopping.Token));
        return await (await Task.WhenAny(run, abandoned.Task).ConfigureAwait(false)).ConfigureAwait(false);

        void Stop(PosixSignalContext context, int exitCode)
        {
            context.Cancel = true;
            var patience = stopping.IsCancellationRequested ? TimeSpan.Zero : Patience;
            _ = Task.Delay(patience).ContinueWith(_ => abandoned.TrySetResult(exitCode), TaskScheduler.Default);
            stopping.Cancel();
        }
    }
}
