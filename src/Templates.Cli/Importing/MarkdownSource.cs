using System.Text.RegularExpressions;
using WaTemplates.Core.Model;
using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.Importing;

/// <summary>Markdown whose fenced blocks are bodies; docs/guides/import.md has the convention.</summary>
internal sealed partial class MarkdownSource(SourceFile file, string? defaultLanguage, SourceReading reading)
{
    private static readonly string[] PlainText = ["text", "txt", "plain", "plaintext"];

    public void Read(string text)
    {
        var heading = "";
        var lines = QualtricsSource.BodyOf(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var title = Heading().Match(lines[i]);
            if (title.Success)
                heading = title.Groups["title"].Value;
            var fence = OpeningFence().Match(lines[i]);
            if (!fence.Success)
                continue;
            var end = Array.FindIndex(lines, i + 1, line => Closes(line, fence.Groups["mark"].Value));
            if (end < 0)
            {
                reading.Problems.Add($"{PlaceOf(i)} is not closed. Write {fence.Groups["mark"].Value} below it.");
                return;
            }

            var indent = fence.Groups["indent"].Length;
            Add(i, heading, fence.Groups["info"].Value, string.Join('\n', lines[(i + 1)..end].Select(line => line[Math.Min(indent, line.Length - line.TrimStart(' ').Length)..])));
            i = end;
        }
    }

    private static bool Closes(string line, string mark)
    {
        var trimmed = line.Trim(' ');
        return trimmed.Length >= mark.Length && trimmed.All(c => c == mark[0]);
    }

    private void Add(int line, string heading, string info, string body)
    {
        var (word, named) = Split(info);
        if (LanguageOf(word, line) is not { } language)
            return;
        var name = TemplateSlug.Of(named ?? heading);
        if (string.IsNullOrWhiteSpace(body))
            reading.Skipped.Add($"{PlaceOf(line)}: it is blank");
        else if (name.Length == 0)
            reading.Problems.Add($"{PlaceOf(line)} has no name. Write a heading above it, or 'name: portal_feedback' behind the language.");
        else
            reading.Texts.Add(new ImportedText(PlaceOf(line), name, new LanguageDraft(language, body)));
    }

    /// <summary>The language, or null after telling why there is none.</summary>
    private string? LanguageOf(string? word, int line)
    {
        if (word is null || PlainText.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            if (defaultLanguage is null)
                reading.Problems.Add($"{PlaceOf(line)} does not tell its language. Write it behind the fence, for instance ```en, or add --language en.");
            return defaultLanguage;
        }

        var known = TrailingLanguage.Known(word);
        if (known is null && WhatsAppLanguages.Suggest(word) is { Count: > 0 } suggestions)
            reading.Problems.Add($"{PlaceOf(line)}: '{word}' is no WhatsApp language code. Write '{string.Join("' or '", suggestions)}'.");
        else if (known is null)
            reading.Skipped.Add($"{PlaceOf(line)}: '{word}' is no language, so the block is taken for something else than a message");
        return known;
    }

    private string PlaceOf(int line) => $"the block in line {line + 1} of '{file.Name}'";

    /// <summary>Takes <c>de name: portal_feedback</c> apart.</summary>
    private static (string? Word, string? Name) Split(string info)
    {
        var named = NameInInfo().Match(info);
        var words = (named.Success ? info.Remove(named.Index, named.Length) : info).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return (words.FirstOrDefault(), named.Success ? named.Groups["name"].Value : null);
    }

    [GeneratedRegex(@"^ {0,3}#{1,6}[ \t]+(?<title>.*?)[ \t]*#*[ \t]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<indent> *)(?<mark>`{3,}|~{3,})(?<info>[^`]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OpeningFence();

    [GeneratedRegex(@"\bname:\s*(?<name>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameInInfo();
}
