using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Documents;

/// <summary>Positions of the protocol, zero-based lines and UTF-16 units, in a text; and edits made at them.</summary>
internal static class TextChanges
{
    /// <summary>The text after the changes of a <c>didChange</c>, one after the other.</summary>
    public static SourceText Apply(SourceText source, JsonValue parameters)
    {
        if (parameters["contentChanges"] is not { Kind: JsonKind.Array } changes)
            throw new RpcException(RpcError.InvalidParams, "The list 'contentChanges' is missing.");
        foreach (var change in changes.Items)
        {
            var text = change.Text("text");
            source = new SourceText(source.Path, change["range"] is { Kind: JsonKind.Object } range ? Replace(source, range, text) : text);
        }

        return source;
    }

    /// <summary>The offset of a position; one beyond its line is the line's end, one beyond the text the text's.</summary>
    public static int OffsetOf(SourceText source, (int Line, int Character) position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line >= source.LineCount)
            return source.Text.Length;
        var line = source.LineAt(position.Line);
        return line.Start + Math.Clamp(position.Character, 0, line.Length);
    }

    /// <summary>The part of a text that a range of the protocol names.</summary>
    public static SourceSpan SpanOf(SourceText source, JsonValue range)
    {
        var start = OffsetOf(source, range.Position("start"));
        var end = OffsetOf(source, range.Position("end"));
        return SourceSpan.Between(Math.Min(start, end), Math.Max(start, end));
    }

    private static string Replace(SourceText source, JsonValue range, string text)
    {
        var span = SpanOf(source, range);
        return string.Concat(source.Text.AsSpan(0, span.Start), text, source.Text.AsSpan(span.End));
    }
}
