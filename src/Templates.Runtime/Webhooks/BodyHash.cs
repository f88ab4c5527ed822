using System.Security.Cryptography;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>The hash of a body that is no form, which its signed address carries as <c>bodySHA256</c>.</summary>
internal static class BodyHash
{
    private const string Parameter = "bodySHA256=";

    public static bool Matches(ReadOnlySpan<char> url, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        var query = url[(url.IndexOf('?') + 1)..];
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (!pair.StartsWith(Parameter, StringComparison.Ordinal))
                continue;
            if (Convert.FromHexString(pair[Parameter.Length..], given, out _, out var length) != System.Buffers.OperationStatus.Done || length != given.Length)
                return false;
            Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(body, actual);
            return CryptographicOperations.FixedTimeEquals(actual, given);
        }

        return false;
    }
}
