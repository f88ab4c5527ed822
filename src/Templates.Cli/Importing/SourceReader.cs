using WaTemplates.Core.Source;
using WaTemplates.Text.Files;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Importing;

/// <summary>Reads files of any kind that can be imported.</summary>
internal static class SourceReader
{
    /// <param name="files">The files.</param>
    /// <param name="language">The language of texts that do not tell theirs, or null.</param>
    /// <exception cref="CannotRunException">A file cannot be read, or its texts lack what only the user knows.</exception>
    public static SourceReading Read(IReadOnlyList<SourceFile> files, string? language)
    {
        var reading = new SourceReading();
        foreach (var file in files)
        {
            if (TextOf(file, reading) is not { } text)
                continue;
            if (SourceFiles.Text.Contains(file.Extension, StringComparer.Ordinal))
                QualtricsSource.Read(file, text, language, reading);
            else if (SourceFiles.Markdown.Contains(file.Extension, StringComparer.Ordinal))
                new MarkdownSource(file, language, reading).Read(text);
            else
                TwilioSource.Read(file, text, reading);
        }

        reading.ThrowIfProblems();
        return reading;
    }

    /// <summary>Takes the contents of a Twilio account.</summary>
    public static SourceReading Read(IReadOnlyList<JsonValue> contents)
    {
        var reading = new SourceReading();
        TwilioSource.Read(contents, reading);
        return reading;
    }

    private static string? TextOf(SourceFile file, SourceReading reading)
    {
        var content = DiskFile.Read(file.FullPath);
        if (content.Bytes is not { } bytes)
            reading.Problems.Add($"'{file.Name}' cannot be read. Check that it is a plain file and that you may read it.");
        else if (SourceText.Decode(bytes, out var badOffset) is { } text)
            return text;
        else
            reading.Problems.Add($"'{file.Name}' is not UTF-8: the byte at offset {badOffset} cannot be read. Save it as UTF-8.");
        return null;
    }
}
