using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>A token that signs. Setting up HMAC-SHA1 takes longer than hashing a form does, so what was set up is kept.</summary>
internal sealed class SigningKey
{
    private readonly byte[] token;
    private readonly ConcurrentQueue<IncrementalHash> idle = new();

    public SigningKey(byte[] token) => this.token = token;

    /// <param name="text">What is signed.</param>
    /// <param name="signature">Room for <see cref="HMACSHA1.HashSizeInBytes"/> bytes.</param>
    public void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        if (!idle.TryDequeue(out var hash))
            hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, token);
        hash.AppendData(text);
        hash.GetHashAndReset(signature);
        idle.Enqueue(hash);
    }
}
