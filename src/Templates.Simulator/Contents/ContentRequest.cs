using System.Globalization;
using System.Text.Json;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Contents;

/// <summary>Reads the body of create and update.</summary>
internal static class ContentRequest
{
    private const int MostVariables = 100;

    private static readonly string[] Keys = ["friendly_name", "language", "variables", "types"];

    /// <param name="body">The JSON.</param>
    /// <param name="before">The content to update, whose members stand in for missing ones; null to create.</param>
    public static (ContentDocument? Document, TwilioError? Error) Read(ReadOnlyMemory<byte> body, ContentDocument? before)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement, before);
        }
        catch (JsonException)
        {
            return (null, TwilioError.Invalid("The body is not JSON."));
        }
    }

    private static (ContentDocument? Document, TwilioError? Error) Read(JsonElement root, ContentDocument? before)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return (null, TwilioError.Invalid("The body must be a JSON object."));
        foreach (var property in root.EnumerateObject())
        {
            if (!Keys.Contains(property.Name, StringComparer.Ordinal))
                return (null, TwilioError.Invalid($"{property.Name} is not known; known are {string.Join(", ", Keys)}."));
        }

        var friendlyName = before?.FriendlyName;
        if (root.TryGetProperty("friendly_name", out var name))
        {
            if (name.ValueKind != JsonValueKind.String)
                return (null, TwilioError.Invalid("friendly_name must be a text."));
            friendlyName = name.GetString();
        }

        if (ReadLanguage(root, before, out var language) is { } languageError)
            return (null, languageError);
        IReadOnlyDictionary<string, string> samples = before?.Samples ?? (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.TryGetProperty("variables", out var variables) && ReadVariables(variables, out samples) is { } variableError)
            return (null, variableError);
        if (!root.TryGetProperty("types", out var types) || types.ValueKind != JsonValueKind.Object || !types.EnumerateObject().Any())
            return (null, new TwilioError(92001, "types is missing or empty."));
        return TypesViolation(types) is { } violation ? (null, TwilioError.Invalid(violation)) : (new ContentDocument(friendlyName, language, samples, types), null);
    }

    private static TwilioError? ReadLanguage(JsonElement root, ContentDocument? before, out string language)
    {
        language = before?.Language ?? "";
        if (!root.TryGetProperty("language", out var value) || value.ValueKind != JsonValueKind.String)
            return before is null ? new TwilioError(92003, "language is missing.") : null;
        language = value.GetString()!;
        if (before is not null && before.Language != language)
            return TwilioError.Invalid("The language of a content cannot change.");
        return ContentLanguages.All.Contains(language) ? null : new TwilioError(92004, $"The language \"{language}\" is not supported.");
    }

    private static TwilioError? ReadVariables(JsonElement variables, out IReadOnlyDictionary<string, string> samples)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        samples = read;
        if (variables.ValueKind != JsonValueKind.Object)
            return new TwilioError(92007, "variables must be an object.");
        foreach (var variable in variables.EnumerateObject())
        {
            if (variable.Name.Length is 0 or > 16 || !variable.Name.All(char.IsAsciiLetterOrDigit))
                return new TwilioError(92007, $"The variable name \"{variable.Name}\" is not one to 16 letters and digits.");
            if (variable.Value.ValueKind != JsonValueKind.String)
                return new TwilioError(92007, $"The variable {variable.Name} must be a text.");
            read[variable.Name] = variable.Value.GetString()!;
        }

        return read.Count > MostVariables ? new TwilioError(92002, $"{read.Count.ToString(CultureInfo.InvariantCulture)} variables; at most {MostVariables} are possible.") : null;
    }

    private static string? TypesViolation(JsonElement types)
    {
        foreach (var type in types.EnumerateObject())
        {
            if (!ContentShapes.RisingOrder.Contains(type.Name, StringComparer.Ordinal))
                return $"types.{type.Name} is not known; known are {string.Join(", ", ContentShapes.RisingOrder)}.";
            if ((ContentShapeCheck.Violation(type.Value, type.Name, $"types.{type.Name}") ?? ContentLimits.Violation(type.Name, type.Value)) is { } violation)
                return violation;
        }

        return null;
    }
}
