using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WaTemplates.Runtime.Recipients;

/// <summary>HMAC with one key. Setting it up takes longer than hashing a number or a form does, so what was set up is kept.</summary>
internal sealed class KeyedHash(HashAlgorithmName algorithm, byte[] key)
{
    private readonly ConcurrentQueue<IncrementalHash> idle = new();

    /// <param name="content">What is hashed.</param>
    /// <param name="hash">Room for all bytes of the hash.</param>
    public void Compute(ReadOnlySpan<byte> content, Span<byte> hash)
    {
        if (!idle.TryDequeue(out var hmac))
            hmac = IncrementalHash.CreateHMAC(algorithm, key);
        hmac.AppendData(content);
        hmac.GetHashAndReset(hash);
        idle.Enqueue(hmac);
    }
}
