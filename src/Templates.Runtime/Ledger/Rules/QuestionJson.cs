using System.Text.Json;
using System.Text.Json.Serialization;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Ledger;

/// <summary>A question as databases keep it.</summary>
internal static class QuestionJson
{
    public static string Write(OpenQuestion question) => JsonSerializer.Serialize(question, QuestionJsonContext.Default.OpenQuestion);

    public static OpenQuestion Read(string json)
        => JsonSerializer.Deserialize(json, QuestionJsonContext.Default.OpenQuestion) ?? throw new JsonException("The stored question is empty.");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenQuestion))]
internal sealed partial class QuestionJsonContext : JsonSerializerContext;
