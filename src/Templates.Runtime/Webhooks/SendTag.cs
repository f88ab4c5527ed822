using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// A row's number with its proof, <c>17.AbC…</c>, in the address that Twilio reports to: it ties a report to its row even
/// where the message's SID was never seen. 12 bytes of HMAC-SHA256, since a guess gets one answer a request and no proof.
/// </summary>
internal sealed class SendTag(byte[] key)
{
    /// <summary>Name of the ledger's secret that is the key.</summary>
    public const string SecretName = "send-tag";

    private const int ProofLength = 12;
    private const int ProofCharacters = 16;

    private readonly KeyedHash proofs = new(HashAlgorithmName.SHA256, key);

    public string Create(long sendId)
    {
        Span<byte> proof = stackalloc byte[ProofLength];
        Prove(sendId, proof);
        return $"{sendId.ToString(CultureInfo.InvariantCulture)}.{Base64Url.EncodeToString(proof)}";
    }

    public bool TryRead(string? value, out long sendId)
    {
        sendId = 0;
        var text = value.AsSpan();
        var dot = text.IndexOf('.');
        if (dot <= 0 || text.Length - dot - 1 != ProofCharacters || !long.TryParse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        Span<byte> given = stackalloc byte[ProofLength];
        Span<byte> expected = stackalloc byte[ProofLength];
        if (!Base64Url.TryDecodeFromChars(text[(dot + 1)..], given, out var length) || length != ProofLength)
            return false;
        Prove(number, expected);
        if (!CryptographicOperations.FixedTimeEquals(given, expected))
            return false;
        sendId = number;
        return true;
    }

    private void Prove(long sendId, Span<byte> proof)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(number, sendId);
        proofs.Compute(number, hash);
        hash[..proof.Length].CopyTo(proof);
    }
}
