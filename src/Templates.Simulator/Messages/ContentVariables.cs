using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace WaTemplates.Simulator.Messages;

/// <summary>The parameter <c>ContentVariables</c>: a JSON object of texts, written as a text.</summary>
internal static class ContentVariables
{
    public static IReadOnlyDictionary<string, string> None { get; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The values, or null when the text is no such object.</summary>
    public static IReadOnlyDictionary<string, string>? Read(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return None;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                    return null;
                values[key] = reader.GetString()!;
            }

            return reader.Read() ? null : values;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
