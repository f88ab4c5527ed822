using WaTemplates.Core.Model;

namespace WaTemplates.Cli.Importing;

/// <summary>A text of the Qualtrics message library: the whole file is one body, its name tells template and language.</summary>
internal static class QualtricsSource
{
    public static void Read(SourceFile file, string text, string? language, SourceReading reading)
    {
        var (stem, ofName) = TrailingLanguage.Split(Path.GetFileNameWithoutExtension(file.FullPath));
        var name = TemplateSlug.Of(stem);
        var body = BodyOf(text);
        if (string.IsNullOrWhiteSpace(body))
            reading.Problems.Add($"'{file.Name}' is blank. Write the message into it, or delete it.");
        else if (name.Length == 0)
            reading.Problems.Add($"'{file.Name}' gives no template name. Rename it, for instance 'portal_feedback.en.txt'.");
        else if ((ofName ?? language) is { } code)
            reading.Texts.Add(new ImportedText(file.Name, name, new LanguageDraft(code, body)));
        else
            reading.Problems.Add($"'{file.Name}' does not tell its language. Rename it, for instance '{stem}.en.txt', or add --language en.");
    }

    /// <summary>The text with LF; a final line break ends the last line and is no part of it.</summary>
    public static string BodyOf(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return lines.EndsWith('\n') ? lines[..^1] : lines;
    }
}
