using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// Proves that a probe and its answer are ours, by a secret of the ledger: instances that share one may answer for each
/// other, and nobody else learns how we are reached.
/// </summary>
internal sealed class SelfTestProof(byte[] key)
{
    public const string SecretName = "self-test";

    /// <summary>Carries <c>nonce.proof</c> there and the proof of the answer back.</summary>
    public const string Header = "X-WaTemplates-Self-Test";

    /// <summary>A probe's header.</summary>
    public string CreateProbe(string nonce) => $"{nonce}.{Prove("probe", nonce, "")}";

    public bool TryReadProbe(string? header, out string nonce)
    {
        var dot = header?.IndexOf('.') ?? -1;
        nonce = dot < 0 ? "" : header![..dot];
        return dot > 0 && IsEqual(CreateProbe(nonce), header!);
    }

    /// <summary>The header of an answer.</summary>
    public string ProveAnswer(string nonce, string answer) => Prove("answer", nonce, answer);

    public bool IsAnswer(string nonce, string answer, string? header) => header is not null && IsEqual(ProveAnswer(nonce, answer), header);

    private static bool IsEqual(string expected, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private string Prove(string purpose, string nonce, string text) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{nonce}\n{text}")));
}
