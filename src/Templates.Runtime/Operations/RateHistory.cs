namespace WaTemplates.Runtime.Operations;

/// <summary>
/// How many messages had been accepted at points in time. Keeps a bounded number of points: when there are too many, every
/// other one goes, and the next ones are taken half as often.
/// </summary>
internal sealed class RateHistory(TimeSpan interval)
{
    private const int Most = 480;
    private readonly List<(DateTimeOffset At, long Accepted)> points = [];
    private TimeSpan step = interval;

    /// <summary>Oldest first.</summary>
    public (DateTimeOffset At, long Accepted)[] Points
    {
        get
        {
            lock (points)
                return [.. points];
        }
    }

    public void Add(DateTimeOffset at, long accepted)
    {
        lock (points)
        {
            if (points.Count > 0 && at - points[^1].At < step * 0.9)
                return;
            points.Add((at, accepted));
            if (points.Count <= Most)
                return;
            for (var i = points.Count - 2; i > 0; i -= 2)
                points.RemoveAt(i);
            step *= 2;
        }
    }

    /// <summary>Messages per second over the last points that span at least half a minute; 0 without.</summary>
    public double Current
    {
        get
        {
            lock (points)
            {
                var first = points.FindLastIndex(point => points[^1].At - point.At >= TimeSpan.FromSeconds(30));
                if (first < 0)
                    first = 0;
                return points.Count < 2 ? 0 : (points[^1].Accepted - points[first].Accepted) / Math.Max(1, (points[^1].At - points[first].At).TotalSeconds);
            }
        }
    }
}
