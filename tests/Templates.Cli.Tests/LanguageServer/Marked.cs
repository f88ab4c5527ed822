using System.Text.Json.Nodes;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>A text with the cursor marked by <c>‸</c>.</summary>
internal sealed record Marked(string Text, int Line, int Character)
{
    public static Marked Parse(string marked)
    {
        var at = marked.IndexOf('‸', StringComparison.Ordinal);
        var before = marked[..at];
        return new Marked(marked.Remove(at, 1), before.Count(c => c == '\n'), at - before.LastIndexOf('\n') - 1);
    }

    /// <summary>The text after edits of the protocol.</summary>
    public static string Apply(string text, JsonArray edits)
    {
        foreach (var edit in edits.OrderByDescending(edit => Offset(text, edit!["range"]!["start"]!)).ToArray())
            text = text[..Offset(text, edit!["range"]!["start"]!)] + edit["newText"]!.GetValue<string>() + text[Offset(text, edit["range"]!["end"]!)..];
        return text;
    }

    private static int Offset(string text, JsonNode position)
    {
        var offset = 0;
        for (var line = position["line"]!.GetValue<int>(); line > 0; line--)
            offset = text.IndexOf('\n', offset) + 1;
        return offset + position["character"]!.GetValue<int>();
    }
}
