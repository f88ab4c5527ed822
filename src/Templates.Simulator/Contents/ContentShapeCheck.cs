using System.Text.Json;

namespace WaTemplates.Simulator.Contents;

/// <summary>Holds a content's <c>types</c> to their shapes: no unknown member, none missing, each of its kind.</summary>
internal static class ContentShapeCheck
{
    /// <summary>What is wrong, with the path to it, or null.</summary>
    public static string? Violation(JsonElement value, string shape, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return $"{path} must be an object.";
        var members = ContentShapes.Of(shape);
        foreach (var property in value.EnumerateObject())
        {
            var member = members.FirstOrDefault(member => member.Name == property.Name);
            if (member is null)
                return $"{path}.{property.Name} is not known; known are {string.Join(", ", members.Select(known => known.Name))}.";
            if (ViolationOf(member, property.Value, $"{path}.{property.Name}") is { } violation)
                return violation;
        }

        var missing = members.FirstOrDefault(member => member.Required && !value.TryGetProperty(member.Name, out _));
        return missing is null ? null : $"{path}.{missing.Name} is missing.";
    }

    private static string? ViolationOf(ContentMember member, JsonElement value, string path)
    {
        if (!member.IsArray)
            return ViolationOf(member.Kind, value, path);
        if (value.ValueKind != JsonValueKind.Array)
            return $"{path} must be an array.";
        return value.EnumerateArray().Select((item, index) => ViolationOf(member.Kind, item, $"{path}[{index}]")).FirstOrDefault(violation => violation is not null);
    }

    private static string? ViolationOf(string kind, JsonElement value, string path) => kind switch
    {
        "text" => value.ValueKind == JsonValueKind.String ? null : $"{path} must be a text.",
        "number" => value.ValueKind == JsonValueKind.Number ? null : $"{path} must be a number.",
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"{path} must be true or false.",
        _ when ContentShapes.IsShape(kind) => Violation(value, kind, path),
        _ => value.ValueKind == JsonValueKind.String && kind.Split('|').Contains(value.GetString(), StringComparer.Ordinal) ? null : $"{path} must be one of {kind.Replace("|", ", ", StringComparison.Ordinal)}.",
    };
}
