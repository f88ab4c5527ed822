using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// Counts failures by remote address and minute in a table of fixed size. Addresses that share a slot share a count; this
/// harms nobody, since requests that verify are never counted nor looked up here.
/// </summary>
internal sealed class FailureLimiter(int perMinute, TimeProvider time)
{
    private const int Slots = 4096;
    private const int CountBits = 24;
    private readonly long[] slots = new long[Slots];

    /// <summary>Counts a failure.</summary>
    /// <returns>Whether the address has failed too often this minute.</returns>
    public bool Count(IPAddress? remote)
    {
        ref var slot = ref slots[SlotOf(remote)];
        var minute = (time.GetUtcNow().ToUnixTimeSeconds() / 60) << CountBits;
        while (true)
        {
            var seen = Volatile.Read(ref slot);
            var counted = seen >> CountBits << CountBits == minute ? seen + 1 : minute + 1;
            if (counted - minute > perMinute + 1)
                return true;
            if (Interlocked.CompareExchange(ref slot, counted, seen) == seen)
                return counted - minute > perMinute;
        }
    }

    /// <summary>By the network of an IPv6 address: one host has all of it. The hash is seeded anew in each process.</summary>
    private static int SlotOf(IPAddress? remote)
    {
        if (remote is null)
            return 0;
        Span<byte> bytes = stackalloc byte[16];
        remote.TryWriteBytes(bytes, out var length);
        var isNetwork = remote.AddressFamily == AddressFamily.InterNetworkV6 && !remote.IsIPv4MappedToIPv6;
        var hash = isNetwork
            ? HashCode.Combine(BinaryPrimitives.ReadUInt64BigEndian(bytes))
            : HashCode.Combine(BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(length - 4, 4)));
        return hash & (Slots - 1);
    }
}
