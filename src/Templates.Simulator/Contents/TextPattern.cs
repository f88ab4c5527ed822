using System.Text;

namespace WaTemplates.Simulator.Contents;

/// <summary>A text with placeholders <c>{{1}}</c>; spaces inside the braces do not count.</summary>
internal sealed class TextPattern
{
    private readonly List<(string Text, bool IsKey)> parts = [];

    public TextPattern(string text)
    {
        Source = text;
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf("{{", from, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0)
                break;
            var key = text[(open + 2)..close].Trim();
            if (key.Length == 0 || !key.All(char.IsLetterOrDigit))
            {
                parts.Add((text[from..(open + 2)], false));
                from = open + 2;
                continue;
            }

            if (open > from)
                parts.Add((text[from..open], false));
            parts.Add((key, true));
            from = close + 2;
        }

        if (from < text.Length)
            parts.Add((text[from..], false));
    }

    public string Source { get; }

    public IEnumerable<string> Keys => parts.Where(part => part.IsKey).Select(part => part.Text);

    public bool StartsWithKey => parts is [{ IsKey: true }, ..];

    public bool EndsWithKey => parts is [.., { IsKey: true }];

    /// <summary>Fills with the values, for missing ones with the samples; what has neither stays.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> samples)
    {
        if (parts is [{ IsKey: false } only])
            return only.Text;
        var filled = new StringBuilder();
        foreach (var (text, isKey) in parts)
        {
            if (!isKey)
                filled.Append(text);
            else if (values.TryGetValue(text, out var value) || samples.TryGetValue(text, out value))
                filled.Append(value);
            else
                filled.Append("{{").Append(text).Append("}}");
        }

        return filled.ToString();
    }
}
