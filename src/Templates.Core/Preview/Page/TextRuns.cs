using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Preview.Page;

/// <summary>A piece of a text that looks the same throughout.</summary>
/// <param name="Start">Offset in the text.</param>
/// <param name="End">Behind the last character.</param>
/// <param name="Placeholder">The index of the placeholder it is, or -1.</param>
/// <param name="Format">Letters of what WhatsApp does with it: b, i, x, c; k for a mark that it hides.</param>
internal sealed record TextRun(int Start, int End, int Placeholder, string Format);

/// <summary>Cuts a text where placeholders, formatting or findings begin and end. A placeholder stays whole.</summary>
internal static class TextRuns
{
    private const string Marks = "*_~`";
    private const string Formats = "bixc";

    public static IReadOnlyList<TextRun> Of(TemplateText text, IEnumerable<NotedRange> noted)
    {
        var formats = FormatsOf(text);
        var cuts = new SortedSet<int> { 0, text.Value.Length };
        foreach (var range in noted)
        {
            cuts.Add(range.Start);
            cuts.Add(range.End);
        }

        for (var i = 1; i < formats.Length; i++)
        {
            if (formats[i] != formats[i - 1])
                cuts.Add(i);
        }

        foreach (var placeholder in text.Placeholders)
        {
            cuts.RemoveWhere(cut => cut > placeholder.Start && cut < placeholder.End);
            cuts.Add(placeholder.Start);
            cuts.Add(placeholder.End);
        }

        var at = cuts.ToArray();
        return Enumerable.Range(0, at.Length - 1).Select(i => new TextRun(at[i], at[i + 1], IndexAt(text.Placeholders, at[i]), formats[at[i]])).ToArray();
    }

    private static int IndexAt(IReadOnlyList<Placeholder> placeholders, int start)
    {
        for (var i = 0; i < placeholders.Count; i++)
        {
            if (placeholders[i].Start == start)
                return i;
        }

        return -1;
    }

    /// <summary>For each character what formats it; marks come in pairs of one kind.</summary>
    private static string[] FormatsOf(TemplateText text)
    {
        var formats = Enumerable.Repeat("", text.Value.Length).ToArray();
        var marks = FormattingMarks.Scan(text).Where(mark => mark.IsPaired).ToArray();
        foreach (var pairs in marks.GroupBy(mark => (text.Value[mark.Start], mark.Length)))
        {
            var format = Formats[Marks.IndexOf(pairs.Key.Item1)].ToString();
            var pair = pairs.ToArray();
            for (var i = 0; i + 1 < pair.Length; i += 2)
            {
                for (var at = pair[i].Start + pair[i].Length; at < pair[i + 1].Start; at++)
                    formats[at] += format;
            }
        }

        foreach (var mark in marks)
        {
            for (var at = mark.Start; at < mark.Start + mark.Length; at++)
                formats[at] = "k";
        }

        return formats;
    }
}
