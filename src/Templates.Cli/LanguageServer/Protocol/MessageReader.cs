using System.Globalization;
using System.Text;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>What came in: a value, or why what came is none.</summary>
internal readonly record struct Incoming(JsonValue? Value, string? Problem);

/// <summary>
/// Reads messages framed by <c>Content-Length</c>. Whatever is no message becomes a problem, and reading goes on at the
/// next header, wherever it stands: a wrong length or a line of garbage costs one message, not the connection.
/// </summary>
internal sealed class MessageReader(Stream stream)
{
    /// <summary>Bytes of a message's content; far above a template with every character escaped.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private const int MaxHeader = 4096;
    private const string Marker = "content-length:";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ByteWindow window = new(stream);
    private bool isAmidGarbage;

    /// <returns>Null at the stream's end.</returns>
    public Incoming? Read()
    {
        while (true)
        {
            var header = IndexOfMarker(window.Bytes);
            if (SkipLeading(header) is { } garbage)
                return garbage;
            header = IndexOfMarker(window.Bytes);
            if (header < 0)
            {
                if (!window.Fill())
                    return AtEnd();
                continue;
            }

            window.Skip(header);
            isAmidGarbage = false;
            return ReadFramed();
        }
    }

    private Incoming? ReadFramed()
    {
        int content;
        while ((content = IndexBehindHeaders(window.Bytes)) < 0)
        {
            if (window.Bytes.Length > MaxHeader)
                return Refuse(Marker.Length, "The header does not end.");
            if (!window.Fill())
                return AtEnd();
        }

        if (LengthIn(window.Bytes[Marker.Length..content]) is not { } length)
            return Refuse(Marker.Length, $"The header has no usable Content-Length; at most {MaxLength} is.");
        while (window.Bytes.Length < content + length)
        {
            if (!window.Fill())
                return Refuse(window.Bytes.Length, "The input ended in the middle of a message.");
        }

        try
        {
            var value = JsonReader.Parse(Strict.GetString(window.Bytes.Slice(content, length)));
            window.Skip(content + length);
            return new Incoming(value, null);
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            var next = IndexOfMarker(window.Bytes.Slice(content, length));
            return Refuse(content + (next < 0 ? length : next), $"The message is no JSON: {exception.Message}");
        }
    }

    /// <summary>Drops what stands before a header, further headers aside; reports it once.</summary>
    private Incoming? SkipLeading(int header)
    {
        var bytes = window.Bytes;
        var end = header >= 0 ? header : bytes.LastIndexOf((byte)'\n') + 1;
        if (header < 0 && bytes.Length - end > MaxHeader)
            end = bytes.Length - Marker.Length;
        var isGarbage = false;
        foreach (var line in Encoding.Latin1.GetString(bytes[..end]).Split('\n'))
            isGarbage |= !string.IsNullOrWhiteSpace(line) && !line.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);
        window.Skip(end);
        if (!isGarbage || isAmidGarbage)
            return null;
        isAmidGarbage = true;
        return new Incoming(null, "There is something that belongs to no message.");
    }

    private Incoming? AtEnd()
    {
        var rest = window.Bytes.Length;
        return rest > 0 && !isAmidGarbage ? Refuse(rest, "The input ended in the middle of a message.") : null;
    }

    private Incoming Refuse(int skipped, string problem)
    {
        window.Skip(skipped);
        isAmidGarbage = true;
        return new Incoming(null, problem);
    }

    private static int IndexOfMarker(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; ;)
        {
            var colon = bytes[from..].IndexOf("ength:"u8);
            if (colon < 0)
                return -1;
            from += colon + 6;
            if (from >= Marker.Length && Encoding.Latin1.GetString(bytes[(from - Marker.Length)..from]).Equals(Marker, StringComparison.OrdinalIgnoreCase))
                return from - Marker.Length;
        }
    }

    private static int IndexBehindHeaders(ReadOnlySpan<byte> bytes)
    {
        var strict = bytes.IndexOf("\r\n\r\n"u8);
        var loose = bytes.IndexOf("\n\n"u8);
        if (loose >= 0 && (strict < 0 || loose < strict))
            return loose + 2;
        return strict < 0 ? -1 : strict + 4;
    }

    private static int? LengthIn(ReadOnlySpan<byte> header)
    {
        var line = Encoding.Latin1.GetString(header).Split('\n')[0].Trim();
        return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= MaxLength ? length : null;
    }
}
