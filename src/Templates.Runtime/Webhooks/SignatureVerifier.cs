using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// Verifies X-Twilio-Signature: base64 of HMAC-SHA1, keyed with the account's token, over the address and, sorted by name,
/// the distinct pairs of the form. A port may have been signed or left out.
/// </summary>
internal sealed class SignatureVerifier
{
    /// <summary>Length of the header in characters.</summary>
    public const int HeaderLength = 28;

    /// <summary>Where the base64 of 20 bytes has two bits to spare, only these letters leave them zero.</summary>
    private const string LastLetters = "AEIMQUYcgkosw048";

    private readonly KeyedHash[] keys;

    /// <param name="tokens">Tokens that may have signed: more than one during a rotation.</param>
    public SignatureVerifier(IEnumerable<string> tokens) => keys = tokens.Select(token => new KeyedHash(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(token))).ToArray();

    /// <summary>Whether a header can be a signature at all.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> header)
        => header.Length == HeaderLength && header[^1] == '=' && LastLetters.Contains(header[^2], StringComparison.Ordinal);

    /// <summary>Tells which token signed a form.</summary>
    /// <param name="url">The address as it was called, unchanged, without fragment.</param>
    /// <param name="form">The form; null where the request has none.</param>
    /// <param name="header">The signature.</param>
    /// <returns>The token's index, or -1 where none did.</returns>
    public int FindToken(ReadOnlySpan<char> url, FormBody? form, ReadOnlySpan<char> header)
    {
        Span<byte> signature = stackalloc byte[HMACSHA1.HashSizeInBytes];
        if (!IsWellFormed(header) || !Convert.TryFromBase64Chars(header, signature, out var length) || length != signature.Length)
            return -1;
        var parts = SignedUrl.Split(url);
        var text = ArrayPool<byte>.Shared.Rent(SignedText.MaximumLength(parts, form));
        try
        {
            var signed = new SignedText(text, parts, form);
            var index = FindKey(signed.WithPort(parts.Port), signature);
            return index >= 0 ? index : FindKey(signed.WithPort(parts.OtherPort), signature);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text, clearArray: true);
        }
    }

    /// <summary>Tells which token signed a body that is no form: the address has the body's hash as <c>bodySHA256</c>.</summary>
    /// <returns>The token's index, or -1 where none did or the body is another.</returns>
    public int FindToken(ReadOnlySpan<char> url, ReadOnlySpan<byte> body, ReadOnlySpan<char> header)
        => BodyHash.Matches(url, body) ? FindToken(url, form: null, header) : -1;

    private int FindKey(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA1.HashSizeInBytes];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i].Compute(text, expected);
            if (CryptographicOperations.FixedTimeEquals(expected, signature))
                return i;
        }

        return -1;
    }
}
