namespace WaTemplates.Cli.Distributing;

/// <summary>How quickly something goes, over the last half minute.</summary>
internal sealed class RateEstimate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private readonly Queue<(long At, long Done)> samples = new();

    /// <summary>Per second; 0 until something moved.</summary>
    public double PerSecond { get; private set; }

    /// <param name="done">How much is done by now.</param>
    public void Add(long done)
    {
        var now = time.GetTimestamp();
        samples.Enqueue((now, done));
        while (samples.Count > 2 && time.GetElapsedTime(samples.Peek().At, now) > Window)
            samples.Dequeue();
        var (at, before) = samples.Peek();
        var seconds = time.GetElapsedTime(at, now).TotalSeconds;
        PerSecond = seconds > 0 ? Math.Max(0, (done - before) / seconds) : 0;
    }

    /// <summary>How long the rest takes, in words; empty where nothing moves.</summary>
    public string Left(long rest)
    {
        if (PerSecond <= 0 || rest <= 0)
            return "";
        var seconds = rest / PerSecond;
        return seconds switch
        {
            < 90 => $", {seconds:0} s left",
            < 5400 => $", {seconds / 60:0} min left",
            < 48 * 3600 => $", {seconds / 3600:0.#} h left",
            _ => $", {seconds / 86400:0.#} days left",
        };
    }
}
