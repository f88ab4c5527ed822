namespace WaTemplates.Core.Tests.Robustness;

/// <summary>A real template with random damage; the same random numbers give the same text.</summary>
internal static class DamagedTemplate
{
    private static readonly string[] Snippets =
    [
        "{{1}}", "${m://X}", "${", "}", "[", "]", "{", "}", "\"", "'", "|", ">", "\t", "\n", "\r\n", ": ", "- ", "#", "&a", "*a", "!t", "%", "@", "`", "---\n", "...\n", "? ",
        "1", "\0", "\u0001", "\uFEFF", "😀", "\uD83D", "ü", "\u200B", "\u2028", "\u0085", "<<: ", "languages:\n", "  body: ", "samples:", "# watemplates-disable WAT0101", "https://x.y/z", "STOP", "1-5", "?",
    ];

    public static string Next(Random random)
    {
        var text = SeedTemplates.All[random.Next(SeedTemplates.All.Count)];
        for (var edits = random.Next(1, 5); edits > 0; edits--)
            text = Damage(text, random);
        return text;
    }

    private static string Damage(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        return random.Next(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Snippets[random.Next(Snippets.Length)]),
            2 => text.Remove(at, length).Insert(at, Snippets[random.Next(Snippets.Length)]),
            3 => text.Insert(at, text.Substring(at, length)),
            _ => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
        };
    }
}
