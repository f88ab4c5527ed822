using System.Globalization;

namespace WaTemplates.Simulator.Identity;

/// <summary>Makes SIDs: the nth of a kind is the same for the same seed.</summary>
internal sealed class SidSource(ulong seed)
{
    private readonly long[] counts = new long[Enum.GetValues<SidKind>().Length];

    public UInt128 NextValue(SidKind kind)
    {
        var position = (ulong)Interlocked.Increment(ref counts[(int)kind]) * 2;
        return new UInt128(SeededNumbers.At(seed, (ulong)kind, position), SeededNumbers.At(seed, (ulong)kind, position + 1));
    }

    public string Next(SidKind kind, string prefix) => Format(prefix, NextValue(kind));

    public static string Format(string prefix, UInt128 value)
        => string.Create(CultureInfo.InvariantCulture, $"{prefix}{(ulong)(value >> 64):x16}{(ulong)value:x16}");

    /// <summary>The value behind a two-letter prefix.</summary>
    public static bool TryParse(string sid, out UInt128 value)
    {
        value = default;
        return sid.Length == 34 && UInt128.TryParse(sid.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    public static bool HasShape(string sid, string prefix) => sid.StartsWith(prefix, StringComparison.Ordinal) && TryParse(sid, out _);
}
