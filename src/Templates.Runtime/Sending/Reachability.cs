namespace WaTemplates.Runtime.Sending;

/// <summary>
/// Whether connections to Twilio come about at all. While they do not, one message at a time tries: a second after the first
/// failure, then twice as late each time, half a minute at most. Counted for this process, since others may have a way.
/// </summary>
internal sealed class Reachability(TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private TimeSpan wait;
    private long since;

    public bool IsLost
    {
        get
        {
            lock (gate)
                return wait > TimeSpan.Zero;
        }
    }

    /// <summary>Whether it is time for another message to try.</summary>
    public bool IsTryDue
    {
        get
        {
            lock (gate)
                return time.GetElapsedTime(since) >= wait;
        }
    }

    /// <summary>A connection did not come about.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Failed()
    {
        lock (gate)
        {
            var isNews = wait == TimeSpan.Zero;
            // What was under way together with the first says nothing more.
            if (!isNews && time.GetElapsedTime(since) < wait)
                return false;
            wait = isNews ? FirstWait : wait * 2 < LongestWait ? wait * 2 : LongestWait;
            since = time.GetTimestamp();
            return isNews;
        }
    }

    /// <summary>A connection came about, whatever the answer.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Succeeded()
    {
        lock (gate)
        {
            var isNews = wait > TimeSpan.Zero;
            wait = TimeSpan.Zero;
            return isNews;
        }
    }
}
