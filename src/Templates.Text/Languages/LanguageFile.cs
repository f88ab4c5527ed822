namespace WaTemplates.Text.Languages;

/// <summary>Reads an embedded language file: lines <c>name: entry; entry</c>, a line of the same name continues, # comments.</summary>
internal static class LanguageFile
{
    private static readonly string[] Names =
    [
        "banned", "doubtful", "feedback", "instead", "yes", "no", "unsubscribe", "options", "optout", "ask", "keywords", "unsubscribe-reply",
        "promotion", "sensitive", "provide", "never", "stopwords",
        "stop", "stop-phrases", "stop-weak", "stop-not", "start", "start-reply", "reply-yes", "reply-no", "reply-unsure", "courtesy",
    ];

    /// <summary>The entries by name; none for a language without a file.</summary>
    /// <exception cref="FormatException">A line is not of that form, or its name is unknown.</exception>
    public static IReadOnlyDictionary<string, string[]> Read(string language)
    {
        using var stream = typeof(LanguageFile).Assembly.GetManifestResourceStream($"Languages/{language}.txt");
        if (stream is null)
            return new Dictionary<string, string[]>(StringComparer.Ordinal);
        using var reader = new StreamReader(stream);
        return Parse(language, reader.ReadToEnd());
    }

    internal static IReadOnlyDictionary<string, string[]> Parse(string language, string text)
    {
        var entries = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
                continue;
            var colon = trimmed.IndexOf(':');
            var name = colon < 0 ? "" : trimmed.Substring(0, colon);
            if (!Names.Contains(name, StringComparer.Ordinal))
                throw new FormatException($"Languages/{language}.txt: cannot read '{trimmed}'.");
            var items = trimmed.Substring(colon + 1).Split(';').Select(item => item.Trim()).Where(item => item.Length > 0);
            entries[name] = entries.TryGetValue(name, out var earlier) ? [.. earlier, .. items] : items.ToArray();
        }

        return entries;
    }
}
