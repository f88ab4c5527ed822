namespace WaTemplates.Runtime.Sending;

/// <summary>
/// How fast a sender goes when Twilio says 429: half as fast each time, and back by a twentieth of the full rate a second.
/// Ten of them in a row ask for a standstill.
/// </summary>
internal sealed class SenderPace(TimeProvider time)
{
    private const double Slowest = 1.0 / 64;
    private const double RecoveryPerSecond = 0.05;
    private const int StandstillAfter = 10;
    private readonly Lock gate = new();
    private double factor = 1;
    private long since = time.GetTimestamp();
    private int inARow;

    /// <summary>The share of the full rate to go by now.</summary>
    public double Factor
    {
        get
        {
            lock (gate)
                return Recovered();
        }
    }

    public void Succeeded()
    {
        lock (gate)
            inARow = 0;
    }

    /// <summary>Slows down.</summary>
    /// <returns>Whether to stand still for a minute.</returns>
    public bool Throttled()
    {
        lock (gate)
        {
            factor = Math.Max(Slowest, Recovered() / 2);
            since = time.GetTimestamp();
            inARow++;
            if (inARow < StandstillAfter)
                return false;
            inARow = 0;
            return true;
        }
    }

    private double Recovered() => Math.Min(1, factor + (RecoveryPerSecond * time.GetElapsedTime(since).TotalSeconds));
}
