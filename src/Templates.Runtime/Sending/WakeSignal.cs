namespace WaTemplates.Runtime.Sending;

/// <summary>Wakes the dispatcher when this process has recorded something to send; what others record it finds by looking.</summary>
internal sealed class SendSignal : WakeSignal;

/// <summary>Wakes the sweep when a webhook could not be recorded.</summary>
internal sealed class SweepSignal : WakeSignal;

/// <summary>Wakes a loop that otherwise looks now and then.</summary>
internal abstract class WakeSignal
{
    private readonly SemaphoreSlim signal = new(0);
    private int isSet;

    public void Set()
    {
        if (Interlocked.Exchange(ref isSet, 1) == 0)
            signal.Release();
    }

    /// <summary>Waits for a signal, at most that long.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        // Reset after the wait and before the look that follows it: a signal in between is seen by that look.
        if (await signal.WaitAsync(atMost, cancellationToken).ConfigureAwait(false))
            Interlocked.Exchange(ref isSet, 0);
    }
}
