using System.Text;
using System.Text.Unicode;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// A form as it was sent: pairs in order, names told apart by case, nothing merged, which a signature needs. It is decoded
/// in the buffer it was read into and lives as long as that.
/// </summary>
internal readonly struct FormBody
{
    /// <summary>Twilio sends about 30.</summary>
    public const int MaximumPairs = 128;

    private readonly byte[] bytes;
    private readonly FormPair[] pairs;

    private FormBody(byte[] bytes, FormPair[] pairs)
    {
        this.bytes = bytes;
        this.pairs = pairs;
    }

    public int Count => pairs.Length;

    /// <summary>Reads a form strictly: broken escapes, NUL, text that is no UTF-8, empty names and empty pairs are refused.</summary>
    /// <param name="buffer">Where the form is from 0 on; it is overwritten with its decoded pairs.</param>
    /// <param name="length">Of the form in bytes.</param>
    /// <param name="form">The form, if true.</param>
    public static bool TryParse(byte[] buffer, int length, out FormBody form)
    {
        form = default;
        var body = buffer.AsSpan(0, length);
        var count = length == 0 ? 0 : body.Count((byte)'&') + 1;
        if (count > MaximumPairs)
            return false;
        var pairs = count == 0 ? [] : new FormPair[count];
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var end = body[start..].IndexOf((byte)'&') is >= 0 and var next ? start + next : length;
            var equals = body[start..end].IndexOf((byte)'=') is >= 0 and var offset ? start + offset : end;
            var valueStart = Math.Min(equals + 1, end);
            var nameLength = Decode(body[start..equals]);
            var valueLength = Decode(body[valueStart..end]);
            if (nameLength <= 0 || valueLength < 0)
                return false;
            pairs[i] = new FormPair(start, nameLength, valueStart, valueLength);
            start = end + 1;
        }

        form = new FormBody(buffer, pairs);
        return true;
    }

    /// <summary>The decoded name of a pair.</summary>
    public ReadOnlySpan<byte> Name(int index) => bytes.AsSpan(pairs[index].NameStart, pairs[index].NameLength);

    /// <summary>The decoded value of a pair.</summary>
    public ReadOnlySpan<byte> Value(int index) => bytes.AsSpan(pairs[index].ValueStart, pairs[index].ValueLength);

    /// <summary>The first value of a name, or null.</summary>
    public string? Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < pairs.Length; i++)
        {
            if (Name(i).SequenceEqual(name))
                return Encoding.UTF8.GetString(Value(i));
        }

        return null;
    }

    /// <summary>Whether there is a value of that name which is not empty.</summary>
    public bool Has(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < pairs.Length; i++)
        {
            if (pairs[i].ValueLength > 0 && Name(i).SequenceEqual(name))
                return true;
        }

        return false;
    }

    /// <summary>Decodes in place.</summary>
    /// <returns>The decoded length, or -1 where the text is refused.</returns>
    private static int Decode(Span<byte> text)
    {
        var write = text.IndexOfAny((byte)'%', (byte)'+');
        if (write >= 0)
        {
            for (var read = write; read < text.Length; read++)
            {
                var b = text[read];
                if (b == '%')
                {
                    if (read + 2 >= text.Length || !TryHex(text[read + 1], out var high) || !TryHex(text[read + 2], out var low))
                        return -1;
                    b = (byte)((high << 4) | low);
                    read += 2;
                }
                else if (b == '+')
                {
                    b = (byte)' ';
                }

                text[write++] = b;
            }

            text = text[..write];
        }

        return text.Contains((byte)0) || !Utf8.IsValid(text) ? -1 : text.Length;
    }

    private static bool TryHex(byte b, out int digit)
    {
        digit = char.IsAsciiHexDigit((char)b) ? (b & 0xF) + (b > '9' ? 9 : 0) : -1;
        return digit >= 0;
    }
}

/// <summary>Where a decoded pair is in its buffer.</summary>
internal readonly record struct FormPair(int NameStart, int NameLength, int ValueStart, int ValueLength);
