using WaTemplates.Simulator.Identity;

namespace WaTemplates.Simulator.Faults;

/// <summary>Decides for one fault whether it strikes. The decision for the nth match depends on the seed alone.</summary>
internal sealed class FaultCounter(Fault fault, ulong seed, int index)
{
    // Streams apart from those of the SIDs.
    private const ulong FirstStream = 1000;

    private readonly ulong stream = FirstStream + ((ulong)index * 2);
    private long matches;
    private long strikes;

    public Fault Fault { get; } = fault;

    public bool Strikes(FaultOperation operation, string? to, string? contentSid, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (!Matches(operation, to, contentSid))
            return false;
        var position = Interlocked.Increment(ref matches);
        if (position <= Fault.After || (Fault.Probability < 1 && SeededNumbers.FractionAt(seed, stream, (ulong)position) >= Fault.Probability))
            return false;
        if (Fault.Count is { } count && Interlocked.Increment(ref strikes) > count)
            return false;
        delay = Fault.MaximumDelay is { } longest
            ? Fault.Delay + ((longest - Fault.Delay) * SeededNumbers.FractionAt(seed, stream + 1, (ulong)position))
            : Fault.Delay;
        return true;
    }

    private bool Matches(FaultOperation operation, string? to, string? contentSid)
        => (Fault.Operation == operation || Fault.Operation == FaultOperation.Any)
            && (Fault.To.Count == 0 || (to is not null && Fault.To.Any(end => to.EndsWith(end, StringComparison.Ordinal))))
            && (Fault.ContentSid is null || Fault.ContentSid == contentSid);
}
