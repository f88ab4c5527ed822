using Microsoft.Extensions.Logging;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Tells operators which token signs, and of refused signatures once a minute, however many there are.</summary>
internal sealed class SignatureWatch(TimeProvider time, ILogger<SignatureWatch> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private int token;
    private long refused;
    private long silentUntil;

    /// <param name="index">The token that matched.</param>
    /// <param name="count">How many there are.</param>
    public void Matched(int index, int count)
    {
        // A change is worth a line; the first token is what is expected.
        if (Volatile.Read(ref token) != index && Interlocked.Exchange(ref token, index) != index)
            logger.SignedWith(index + 1, count);
    }

    public void Refused()
    {
        Interlocked.Increment(ref refused);
        var now = time.GetUtcNow().UtcTicks;
        var until = Volatile.Read(ref silentUntil);
        if (now >= until && Interlocked.CompareExchange(ref silentUntil, now + Interval.Ticks, until) == until)
            logger.RefusedSignatures(Interlocked.Exchange(ref refused, 0));
    }
}
