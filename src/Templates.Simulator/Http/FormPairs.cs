using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WaTemplates.Simulator.Http;

/// <summary>The pairs of a form or query string in their order, names told apart by case.</summary>
internal sealed class FormPairs
{
    private readonly List<KeyValuePair<string, string>> pairs = [];

    public static FormPairs Empty { get; } = new();

    public IReadOnlyList<KeyValuePair<string, string>> All => pairs;

    /// <summary>The first value of a name, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in pairs)
            {
                if (key == name)
                    return value;
            }

            return null;
        }
    }

    public IEnumerable<string> ValuesOf(string name) => pairs.Where(pair => pair.Key == name).Select(pair => pair.Value);

    public bool TryGet(string name, [NotNullWhen(true)] out string? value) => (value = this[name]) is not null;

    public static FormPairs Parse(ReadOnlySpan<byte> encoded)
    {
        var form = new FormPairs();
        foreach (var range in encoded.Split((byte)'&'))
        {
            var pair = encoded[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf((byte)'=');
            form.pairs.Add(equals < 0 ? new(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return form;
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IndexOfAny((byte)'%', (byte)'+') < 0)
            return Encoding.UTF8.GetString(encoded);
        var decoded = encoded.Length <= 512 ? stackalloc byte[encoded.Length] : new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length && char.IsAsciiHexDigit((char)encoded[i + 1]) && char.IsAsciiHexDigit((char)encoded[i + 2]))
            {
                decoded[length++] = (byte)((HexValue(encoded[i + 1]) << 4) | HexValue(encoded[i + 2]));
                i += 2;
            }
            else
            {
                decoded[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            }
        }

        return Encoding.UTF8.GetString(decoded[..length]);
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
