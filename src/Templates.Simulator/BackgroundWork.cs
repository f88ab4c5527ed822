namespace WaTemplates.Simulator;

/// <summary>What goes on after an answer: statuses, callbacks, reviews. It ends with the simulator.</summary>
internal sealed class BackgroundWork : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private TaskCompletionSource? settled;
    private int running;

    public void Start(Func<CancellationToken, Task> work)
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return;
            running++;
        }

        _ = Task.Run(() => RunAsync(work));
    }

    /// <summary>Ends when nothing is going on.</summary>
    public Task SettleAsync()
    {
        lock (gate)
            return running == 0 ? Task.CompletedTask : (settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await SettleAsync();
        stopping.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The simulator is being closed.
        }
        finally
        {
            lock (gate)
            {
                if (--running == 0)
                {
                    settled?.SetResult();
                    settled = null;
                }
            }
        }
    }
}
