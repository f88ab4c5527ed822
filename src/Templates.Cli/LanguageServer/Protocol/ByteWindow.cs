namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>The bytes of a stream that were read and are not used up.</summary>
internal sealed class ByteWindow(Stream stream)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    public void Skip(int count) => start += count;

    /// <summary>Waits for more bytes.</summary>
    /// <returns>False at the stream's end.</returns>
    public bool Fill()
    {
        if (start > 0)
        {
            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, 2 * buffer.Length);
        var count = stream.Read(buffer, end, buffer.Length - end);
        end += count;
        return count > 0;
    }
}
