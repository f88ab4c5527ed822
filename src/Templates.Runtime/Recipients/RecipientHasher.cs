using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Runtime.Recipients;

/// <summary>Makes the key that a person is recognised by: HMAC-SHA256 of the match key, cut to 16 bytes.</summary>
internal sealed class RecipientHasher
{
    /// <summary>Length of the pepper in bytes.</summary>
    public const int PepperLength = 32;

    /// <summary>What addresses of the channel begin with.</summary>
    public const string Channel = "whatsapp:";

    private readonly KeyedHash hash;

    /// <param name="pepper">32 secret bytes; with others, nobody who opted out is recognised.</param>
    public RecipientHasher(byte[] pepper)
    {
        if (pepper.Length != PepperLength)
            throw new ArgumentException($"The pepper has {pepper.Length} bytes in place of {PepperLength}.", nameof(pepper));
        hash = new KeyedHash(HashAlgorithmName.SHA256, pepper);
    }

    /// <summary>The person with a number, to write to.</summary>
    public Recipient FromNumber(PhoneNumber number) => new(string.Concat(Channel, "+", number.Digits), KeyOf(MatchKey.Of(number)));

    /// <summary>
    /// The person behind an address of a request. It need not be a number: people who hide theirs have an id,
    /// <c>whatsapp:DE.…</c>, and are recognised by exactly that.
    /// </summary>
    public Recipient FromAddress(string address)
    {
        var name = address.AsSpan();
        if (name.StartsWith(Channel, StringComparison.Ordinal))
            name = name[Channel.Length..];
        return new Recipient(address, KeyOf(PhoneNumber.TryParseExact(name, out var number) ? MatchKey.Of(number) : address));
    }

    private RecipientKey KeyOf(string matchKey)
    {
        Span<byte> result = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> letters = stackalloc byte[64];
        hash.Compute(Encoding.UTF8.TryGetBytes(matchKey, letters, out var length) ? letters[..length] : Encoding.UTF8.GetBytes(matchKey), result);
        return RecipientKey.FromBytes(result[..RecipientKey.Length]);
    }
}
