namespace WaTemplates.Runtime.Ledger;

/// <summary>
/// The rate of a sender as one point in time, its theoretical arrival time (GCRA): the moment at which the bucket would
/// be full again. A permit moves it by 1 / rate; it never lies further ahead than a whole bucket.
/// </summary>
internal static class PermitBucket
{
    /// <summary>Takes whole permits; what is in the bucket is all there is.</summary>
    /// <param name="arrival">Theoretical arrival time in ticks; 0 for a sender never used.</param>
    /// <param name="now">Ticks of the ledger's clock. A clock set back finds an empty bucket at worst.</param>
    public static (int Granted, long Arrival) Take(long arrival, long now, int wanted, double perSecond, int burst)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);

        // Rounded up: a hair slower than asked, never faster.
        var interval = (long)Math.Ceiling(TimeSpan.TicksPerSecond / perSecond);
        var full = interval * burst;
        var start = Math.Clamp(arrival, now, now + full);
        var granted = (int)Math.Clamp((now + full - start) / interval, 0, Math.Max(0, wanted));
        return (granted, start + granted * interval);
    }
}
