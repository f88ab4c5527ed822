using System.Text;

namespace WaTemplates.Cli.Contacts;

/// <summary>Tells how the text of a list is written, and refuses what only looks like text, before anything is read from it.</summary>
internal static class CsvEncoding
{
    private const int Chunk = 128 * 1024;

    /// <summary>The encoding of a list: UTF-8 or UTF-16, with or without a byte order mark. The whole file is looked through.</summary>
    /// <param name="stream">At its start; is read to its end.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="CannotRunException">It is a workbook, empty, or in another encoding. The message has the line and says what to do.</exception>
    public static Encoding Check(Stream stream, string name)
    {
        var buffer = new byte[Chunk];
        var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var encoding = Detect(buffer.AsSpan(0, count), name);
        var decoder = encoding.GetDecoder();
        var characters = new char[Chunk];
        long line = 1;
        for (; count > 0; count = stream.Read(buffer))
            Advance(buffer.AsSpan(0, count), isEnd: false);
        Advance([], isEnd: true);
        return encoding;

        void Advance(ReadOnlySpan<byte> bytes, bool isEnd)
        {
            try
            {
                do
                {
                    decoder.Convert(bytes, characters, isEnd, out var used, out var made, out _);
                    line += characters.AsSpan(0, made).Count('\n');
                    bytes = bytes[used..];
                }
                while (!bytes.IsEmpty);
            }
            catch (DecoderFallbackException exception)
            {
                throw Unreadable(name, line + BreaksBefore(bytes, exception.Index), exception.BytesUnknown is [var first, ..] ? first : (byte)0, encoding);
            }
        }
    }

    private static int BreaksBefore(ReadOnlySpan<byte> bytes, int index) => bytes[..Math.Clamp(index, 0, bytes.Length)].Count((byte)'\n');

    private static Encoding Detect(ReadOnlySpan<byte> start, string name)
    {
        if (start.IsEmpty)
            throw new CannotRunException($"'{name}' is empty. Its first line names the columns, each further one is a person.");
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new CannotRunException($"'{name}' is a workbook. Open it in the spreadsheet and save it as 'CSV UTF-8 (comma delimited)'.");
        return start switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => throw new CannotRunException($"'{name}' is UTF-32, which no spreadsheet writes. Save it as UTF-8."),
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            // Names of columns are mostly ASCII, every second byte of which is zero in UTF-16.
            [not 0, 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            [0, not 0, 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ when start.Contains((byte)0) => throw new CannotRunException($"'{name}' is no text: it has zero bytes. Give a CSV file."),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
    }

    private static CannotRunException Unreadable(string name, long line, byte value, Encoding encoding) => new(encoding is UnicodeEncoding
        ? $"'{name}' looks like UTF-16, but line {line} is not. Save it as UTF-8."
        : $"'{name}' is not UTF-8: line {line} has the byte 0x{value:X2}, {Meaning(value)}. Save it as 'CSV UTF-8' in the spreadsheet, or convert it: iconv -f WINDOWS-1252 -t UTF-8.");

    // What spreadsheets write where the system's code page is western; the bytes in between are punctuation.
    private static string Meaning(byte value) => value switch
    {
        >= 0xC0 => $"'{(char)value}' in Windows-1252",
        _ => "which is Windows-1252 or another code page",
    };
}
