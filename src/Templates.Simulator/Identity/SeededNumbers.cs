namespace WaTemplates.Simulator.Identity;

/// <summary>Numbers that depend on a seed, a stream and a position alone, so that streams do not disturb each other.</summary>
internal static class SeededNumbers
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static ulong At(ulong seed, ulong stream, ulong position) => Mix(Mix(seed + (stream * Golden)) + (position * Golden));

    /// <summary>The same as a fraction from 0 to just below 1.</summary>
    public static double FractionAt(ulong seed, ulong stream, ulong position) => (At(seed, stream, position) >> 11) * (1.0 / (1UL << 53));

    // SplitMix64's finalizer.
    private static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
