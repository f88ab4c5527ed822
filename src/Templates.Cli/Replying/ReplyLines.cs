using WaTemplates.Cli.Conversion;

namespace WaTemplates.Cli.Replying;

/// <summary>The lines of standard input, each a reply; empty ones are replies, too.</summary>
internal static class ReplyLines
{
    public static IEnumerable<string> Read() => Of(StandardText.Read());

    private static IEnumerable<string> Of(string text)
    {
        for (var start = text.StartsWith('\uFEFF') ? 1 : 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end;
            yield return text[start..(next > start && text[next - 1] == '\r' && end >= 0 ? next - 1 : next)];
            start = next + 1;
        }
    }
}
