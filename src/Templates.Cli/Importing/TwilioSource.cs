using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Importing;

/// <summary>JSON of Twilio's Content API: one content, an array, a page of a list (v1 or v2, with or without approvals), or a line each.</summary>
internal static class TwilioSource
{
    public static void Read(SourceFile file, string text, SourceReading reading)
    {
        try
        {
            var contents = ValuesOf(text, file.Extension != ".json").SelectMany(ContentsOf).ToArray();
            foreach (var content in contents)
                TwilioContent.Read(content, $"'{file.Name}'", reading);
            if (contents.Length == 0 && file.IsNamed)
                reading.Skipped.Add($"'{file.Name}': it holds no content of Twilio's Content API");
        }
        catch (FormatException exception)
        {
            reading.Problems.Add($"'{file.Name}' is not JSON: {exception.Message}. Save Twilio's answer as it is.");
        }
    }

    /// <summary>Takes the contents of an account, read over the network.</summary>
    public static void Read(IEnumerable<JsonValue> contents, SourceReading reading)
    {
        foreach (var content in contents.SelectMany(ContentsOf))
            TwilioContent.Read(content, "Twilio's account", reading);
    }

    private static IEnumerable<JsonValue> ValuesOf(string text, bool isLines)
    {
        if (!isLines)
        {
            try
            {
                return [JsonReader.Parse(text)];
            }
            catch (FormatException) when (IsLines(text))
            {
                // A value a line, whatever the file is called.
            }
        }

        return text.Split('\n').Select((line, i) => (line, i)).Where(numbered => !string.IsNullOrWhiteSpace(numbered.line)).Select(numbered => Parse(numbered.line, numbered.i + 1)).ToArray();
    }

    private static bool IsLines(string text)
    {
        var lines = text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(2).ToArray();
        return lines.Length == 2 && lines.All(line => line.TrimStart().StartsWith('{') && line.TrimEnd().EndsWith('}'));
    }

    private static JsonValue Parse(string line, int number)
    {
        try
        {
            return JsonReader.Parse(line);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"in line {number}, {exception.Message}", exception);
        }
    }

    private static IEnumerable<JsonValue> ContentsOf(JsonValue value)
    {
        if (value.Kind == JsonKind.Array)
            return value.Items.SelectMany(ContentsOf);
        if (value["contents"] is { Kind: JsonKind.Array } contents)
            return contents.Items.SelectMany(ContentsOf);
        return value["types"] is { Kind: JsonKind.Object } ? [value] : [];
    }
}
