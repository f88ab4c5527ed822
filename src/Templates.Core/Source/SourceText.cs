using System.Text;

namespace WaTemplates.Core.Source;

/// <summary>A file's path and decoded text. Lines end at LF, CR LF or CR.</summary>
internal sealed class SourceText(string path, string text)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private int[]? lineStarts;

    public string Path { get; } = path;

    public string Text { get; } = text;

    private int[] LineStarts => lineStarts ??= FindLineStarts();

    /// <summary>Decodes UTF-8, with or without a byte order mark.</summary>
    /// <returns>The text, or null where the bytes are not UTF-8; <paramref name="badOffset"/> is then the first bad byte.</returns>
    public static string? Decode(byte[] bytes, out int badOffset)
    {
        var start = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        try
        {
            badOffset = -1;
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException exception)
        {
            badOffset = Math.Max(0, exception.Index);
            return null;
        }
    }

    public LinePosition PositionOf(int offset)
    {
        var line = LineIndexOf(offset);
        return new LinePosition(line + 1, offset - LineStarts[line] + 1);
    }

    public LineSpan LinesOf(SourceSpan span) => new(PositionOf(span.Start), PositionOf(span.End));

    /// <summary>Zero-based index of the line an offset lies in.</summary>
    public int LineIndexOf(int offset)
    {
        var found = Array.BinarySearch(LineStarts, offset);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Range of a zero-based line without its line break.</summary>
    public SourceSpan LineAt(int index)
    {
        var start = LineStarts[index];
        var end = index + 1 < LineStarts.Length ? LineStarts[index + 1] : Text.Length;
        while (end > start && (Text[end - 1] is '\n' or '\r'))
            end--;
        return SourceSpan.Between(start, end);
    }

    /// <summary>How the file's lines end, by its first one.</summary>
    public string LineBreak => Text.IndexOf('\n') is > 0 and var at && Text[at - 1] == '\r' ? "\r\n" : "\n";

    public int LineCount => LineStarts.Length;

    private int[] FindLineStarts()
    {
        var starts = new List<int> { 0 };
        for (var i = Text.IndexOfAny(['\n', '\r']); i >= 0; i = i < Text.Length ? Text.IndexOfAny(['\n', '\r'], i) : -1)
        {
            i += Text[i] == '\r' && i + 1 < Text.Length && Text[i + 1] == '\n' ? 2 : 1;
            starts.Add(i);
        }

        return starts.ToArray();
    }
}
