using System.Threading.Channels;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What waits to be written, by priority. Bounded: whoever posts too much waits.</summary>
/// <param name="claimPatience">How long results wait for the claim that uses the places they have freed; a millisecond unless told.</param>
internal sealed class WriteQueue(TimeSpan? claimPatience = null) : IDisposable
{
    /// <summary>How many operations a transaction has at most.</summary>
    private const int BatchSize = 512;

    // What the writer waits for.
    private const int Nothing = 0;
    private const int Anything = 1;
    private const int MoreThanResults = 2;

    private readonly TimeSpan patienceForClaim = claimPatience ?? TimeSpan.FromMilliseconds(1);

    private readonly Channel<WriteOperation>[] channels =
    [
        .. Enum.GetValues<WritePriority>().Select(_ => Channel.CreateBounded<WriteOperation>(new BoundedChannelOptions(1024) { SingleReader = true })),
    ];

    private readonly AutoResetEvent wake = new(initialState: false);
    private int awaited;

    /// <summary>Whether everything posted was taken and nothing more comes.</summary>
    public bool IsFinished => Array.TrueForAll(channels, channel => channel.Reader.Completion.IsCompleted);

    /// <summary>Whether something waits that goes before imports.</summary>
    public bool HasUrgent => Array.Exists(channels[..(int)WritePriority.Imports], channel => channel.Reader.TryPeek(out _));

    private bool HasMoreThanResults
    {
        get
        {
            for (var i = 0; i < channels.Length; i++)
            {
                if (i != (int)WritePriority.Results && channels[i].Reader.TryPeek(out _))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public ValueTask PostAsync(WriteOperation operation, WritePriority priority, CancellationToken cancellationToken)
    {
        if (channels[(int)priority].Writer.TryWrite(operation))
        {
            Wake(priority);
            return ValueTask.CompletedTask;
        }

        return PostSlowlyAsync(operation, priority, cancellationToken);
    }

    /// <summary>Nothing more comes.</summary>
    public void Complete()
    {
        foreach (var channel in channels)
        {
            channel.Writer.TryComplete();
        }

        Wake(WritePriority.Receiving);
    }

    /// <summary>
    /// Takes what is there, the most urgent first, but of each priority at least one, and all results: a claim counts on them.
    /// Large ones one at a time.
    /// </summary>
    public void Take(List<WriteOperation> batch)
    {
        if (channels[(int)WritePriority.Claims].Reader.TryPeek(out var claim))
        {
            claim.Taking?.Invoke();
        }

        for (var i = 0; i < channels.Length; i++)
        {
            var room = i == (int)WritePriority.Results ? int.MaxValue : Math.Max(1, BatchSize - batch.Count);
            while (room-- > 0 && channels[i].Reader.TryRead(out var operation))
            {
                batch.Add(operation);
                if (operation.IsLarge)
                {
                    break;
                }
            }
        }
    }

    /// <summary>Where there are results and nothing else, waits a moment for the claim that follows them: both share one flush to disk.</summary>
    public void AwaitClaim()
    {
        if (!channels[(int)WritePriority.Results].Reader.TryPeek(out _))
        {
            return;
        }

        Interlocked.Exchange(ref awaited, MoreThanResults);
        if (!HasMoreThanResults && !IsFinished)
        {
            wake.WaitOne(patienceForClaim);
        }

        Interlocked.Exchange(ref awaited, Nothing);
    }

    /// <summary>Waits until something may be there; false after <paramref name="patience"/>.</summary>
    public bool Wait(TimeSpan patience)
    {
        Interlocked.Exchange(ref awaited, Anything);
        var isAwake = Array.Exists(channels, channel => channel.Reader.TryPeek(out _)) || IsFinished || wake.WaitOne(patience);
        Interlocked.Exchange(ref awaited, Nothing);
        return isAwake;
    }

    public void Dispose() => wake.Dispose();

    private async ValueTask PostSlowlyAsync(WriteOperation operation, WritePriority priority, CancellationToken cancellationToken)
    {
        try
        {
            await channels[(int)priority].Writer.WriteAsync(operation, cancellationToken).ConfigureAwait(false);
            Wake(priority);
        }
        catch (ChannelClosedException error)
        {
            throw new ObjectDisposedException("The ledger is closed.", error);
        }
    }

    private void Wake(WritePriority priority)
    {
        if (Interlocked.CompareExchange(ref awaited, Nothing, Anything) == Anything
            || (priority is not WritePriority.Results && Interlocked.CompareExchange(ref awaited, Nothing, MoreThanResults) == MoreThanResults))
        {
            wake.Set();
        }
    }
}
