namespace WaTemplates.Runtime.Tests.Replies;

/// <summary>
/// A labelled text of the corpus. <c>Corpus/README.md</c> tells the format.
/// </summary>
/// <param name="File">Language, or what the file is about.</param>
/// <param name="Kind">What a person would say it means: yes, no, list, stop, start, unclear, free.</param>
/// <param name="IsAlways">Must be read right; else it is doubtful, but listed.</param>
/// <param name="IsKnownMiss">Is known to be read wrong.</param>
public sealed record CorpusText(string File, string Kind, bool IsAlways, bool IsKnownMiss, string Text)
{
    private static readonly string[] Kinds = ["yes", "no", "list", "stop", "start", "unclear", "free"];

    /// <summary>Language the question was asked in.</summary>
    public string Language => File is "digits" or "emoji" ? "en" : File;

    public static IReadOnlyList<CorpusText> All { get; } = Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read).ToArray();

    private static string Folder => Repository.PathOf("tests/Templates.Runtime.Tests/Replies/Corpus");

    private static IEnumerable<CorpusText> Read(string path)
    {
        var (kind, isAlways, isMiss) = ("", false, false);
        foreach (var line in LinesOf(path))
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            if (line is ['[', .. var label, ']'] && Kinds.Contains(label.Split(' ')[^1], StringComparer.Ordinal))
                (kind, isAlways, isMiss) = (label.Split(' ')[^1], label.StartsWith("always ", StringComparison.Ordinal), label.StartsWith("! ", StringComparison.Ordinal));
            else
                yield return new CorpusText(Path.GetFileNameWithoutExtension(path), kind, isAlways, isMiss, line);
        }
    }

    private static IEnumerable<string> LinesOf(string path) => System.IO.File.ReadLines(path);
}
