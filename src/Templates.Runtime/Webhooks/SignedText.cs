using System.Text;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>The text that is signed, written once; only the port before its path changes.</summary>
internal readonly ref struct SignedText
{
    private const int PortRoom = 4;
    private readonly Span<byte> buffer;
    private readonly int headLength;
    private readonly int tailStart;
    private readonly int end;

    /// <param name="buffer">Room for at least <see cref="MaximumLength"/> bytes.</param>
    /// <param name="url">The address.</param>
    /// <param name="form">The form, or null.</param>
    public SignedText(Span<byte> buffer, SignedUrl url, FormBody? form)
    {
        this.buffer = buffer;
        // [head][room for head and port][path, query, pairs]: WithPort copies the head to where the port leaves off.
        headLength = Encoding.UTF8.GetBytes(url.Head, buffer);
        tailStart = 2 * headLength + Encoding.UTF8.GetByteCount(url.Port) + PortRoom;
        end = tailStart + Encoding.UTF8.GetBytes(url.Tail, buffer[tailStart..]);
        if (form is { } pairs)
            end = Append(pairs, buffer, end);
    }

    public static int MaximumLength(SignedUrl url, FormBody? form)
    {
        var length = 2 * Encoding.UTF8.GetByteCount(url.Head) + Encoding.UTF8.GetByteCount(url.Port) + PortRoom + Encoding.UTF8.GetByteCount(url.Tail);
        for (var i = 0; i < (form?.Count ?? 0); i++)
            length += form!.Value.Name(i).Length + form.Value.Value(i).Length;
        return length;
    }

    /// <summary>The text with a port, or with none; valid until the next call.</summary>
    public ReadOnlySpan<byte> WithPort(ReadOnlySpan<char> port)
    {
        var portStart = tailStart - Encoding.UTF8.GetByteCount(port);
        Encoding.UTF8.GetBytes(port, buffer[portStart..tailStart]);
        buffer[..headLength].CopyTo(buffer[(portStart - headLength)..]);
        return buffer[(portStart - headLength)..end];
    }

    private static int Append(FormBody form, Span<byte> buffer, int end)
    {
        Span<byte> order = stackalloc byte[FormBody.MaximumPairs];
        order = order[..form.Count];
        for (var i = 0; i < order.Length; i++)
        {
            // By insertion: some 20 pairs, and never more than 128.
            var place = i;
            for (; place > 0 && Compare(form, order[place - 1], i) > 0; place--)
                order[place] = order[place - 1];
            order[place] = (byte)i;
        }

        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && Compare(form, order[i - 1], order[i]) == 0)
                continue;
            end += Copy(form.Name(order[i]), buffer[end..]);
            end += Copy(form.Value(order[i]), buffer[end..]);
        }

        return end;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }

    private static int Compare(FormBody form, int left, int right)
    {
        var names = Compare(form.Name(left), form.Name(right));
        return names != 0 ? names : Compare(form.Value(left), form.Value(right));
    }

    /// <summary>Compares UTF-8 in the order of UTF-16, as JavaScript, Java and C# sort strings.</summary>
    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (!left.IsEmpty && !right.IsEmpty && left[0] != right[0])
            return Weight(left[0]) - Weight(right[0]);
        var common = left.CommonPrefixLength(right);
        return common == left.Length || common == right.Length ? left.Length - right.Length : Weight(left[common]) - Weight(right[common]);
    }

    // U+E000 to U+FFFF begin with EE and EF, and stand after everything of four bytes there.
    private static int Weight(byte b) => b is 0xEE or 0xEF ? b + 0x10 : b;
}
