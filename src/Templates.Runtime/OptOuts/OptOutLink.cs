using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.OptOuts;

/// <summary>What an opt-out link says.</summary>
/// <param name="Recipient">Who opts out.</param>
/// <param name="MailingList">Of what.</param>
/// <param name="KeyId">The key that signed it; empty for the ledger's own.</param>
internal sealed record OptOutToken(RecipientKey Recipient, string MailingList, string KeyId);

/// <summary>
/// Makes and reads opt-out links. A token is base64url of: version, length and letters of the key's id, the recipient's key,
/// the mailing list's name, 16 bytes of HMAC-SHA256 over all that. It has no number, never ends and is not used up.
/// </summary>
internal sealed class OptOutLink
{
    public const string SecretName = "opt-out";

    private const byte Version = 1;
    private const int ProofLength = 16;
    private const int MaximumLength = 512;

    private readonly OptOutKey[] keys;
    private readonly PublicAddress address;

    /// <param name="configured">Keys of the options; the first signs.</param>
    /// <param name="ledgerSecret">Signs where there are none, and always verifies: links from before a key was set stay good.</param>
    /// <param name="address">Where the links lead.</param>
    public OptOutLink(IReadOnlyList<OptOutKey> configured, byte[] ledgerSecret, PublicAddress address)
    {
        keys = [.. configured, new OptOutKey("", ledgerSecret)];
        this.address = address;
    }

    /// <exception cref="ArgumentException">The name is empty or longer than some 400 bytes.</exception>
    public Uri Create(RecipientKey recipient, string mailingList) => new(address.To("/opt-out/" + CreateToken(recipient, mailingList)));

    public string CreateToken(RecipientKey recipient, string mailingList)
    {
        ArgumentException.ThrowIfNullOrEmpty(mailingList);
        var key = keys[0];
        byte[] content = [Version, (byte)key.Id.Length, .. Encoding.ASCII.GetBytes(key.Id), .. recipient.ToBytes(), .. Encoding.UTF8.GetBytes(mailingList)];
        if (content.Length + ProofLength > MaximumLength)
            throw new ArgumentException("The name of the mailing list is too long for a link.", nameof(mailingList));
        return Base64Url.EncodeToString([.. content, .. Prove(key, content)]);
    }

    /// <summary>Reads a token; every one that is refused has cost the same check.</summary>
    public bool TryRead(string? token, out OptOutToken? content)
    {
        content = null;
        Span<byte> buffer = stackalloc byte[MaximumLength];
        var length = 0;
        if (token is null || token.Length > Base64Url.GetEncodedLength(MaximumLength) || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, buffer, out length))
            length = 0;
        var signed = buffer[..Math.Max(0, length - ProofLength)];
        var idLength = signed is [Version, var second, ..] ? second : 0;
        var isWhole = signed.Length > 2 + idLength + RecipientKey.Length && signed[0] == Version;
        var id = isWhole ? Encoding.ASCII.GetString(signed.Slice(2, idLength)) : null;
        var key = Array.Find(keys, known => known.Id == id);
        var isProven = CryptographicOperations.FixedTimeEquals(Prove(key ?? keys[0], signed), buffer.Slice(signed.Length, ProofLength));
        if (!isWhole || key is null || !isProven)
            return false;
        var recipient = signed.Slice(2 + idLength, RecipientKey.Length);
        content = new OptOutToken(RecipientKey.FromBytes(recipient), Encoding.UTF8.GetString(signed[(2 + idLength + RecipientKey.Length)..]), key.Id);
        return true;
    }

    private static byte[] Prove(OptOutKey key, ReadOnlySpan<byte> content) => HMACSHA256.HashData(key.Secret, content)[..ProofLength];
}
