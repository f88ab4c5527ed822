using System.Buffers;

namespace WaTemplates.Runtime.OptOuts;

/// <summary>A key that opt-out links are signed with.</summary>
/// <param name="Id">Names it in the links; empty for the ledger's own.</param>
/// <param name="Secret">At least 32 bytes.</param>
internal sealed record OptOutKey(string Id, byte[] Secret);

/// <summary>Reads the keys of the options.</summary>
internal static class OptOutKeys
{
    private const int MinimumLength = 32;
    private const int MaximumIdLength = 16;
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <param name="text"><c>id:base64</c>, several separated by commas; null or empty for none.</param>
    /// <exception cref="FormatException">A key is malformed or too short; the message does not tell the key.</exception>
    public static IReadOnlyList<OptOutKey> Parse(string? text)
    {
        var keys = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne).ToArray();
        return keys.DistinctBy(key => key.Id, StringComparer.Ordinal).Count() == keys.Length ? keys : throw new FormatException("Two keys in OptOutKey have the same id: give each its own.");
    }

    private static OptOutKey ParseOne(string entry, int index)
    {
        var colon = entry.IndexOf(':');
        if (colon is <= 0 or > MaximumIdLength || entry.AsSpan(0, colon).ContainsAnyExcept(IdCharacters))
            throw new FormatException($"Key {index + 1} in OptOutKey is not 'id:base64' with an id of 1 to {MaximumIdLength} letters, digits, '-' or '_'.");
        var secret = new byte[entry.Length];
        if (!Convert.TryFromBase64String(entry[(colon + 1)..], secret, out var length) || length < MinimumLength)
            throw new FormatException($"Key '{entry[..colon]}' in OptOutKey is not base64 of at least {MinimumLength} bytes: make one with 'openssl rand -base64 32'.");
        return new OptOutKey(entry[..colon], secret[..length]);
    }
}
