using WaTemplates.Text.Json;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Conversion;

/// <summary>Which placeholder each number of a Twilio text stands for.</summary>
/// <param name="Variables">Number, placeholder and variable name, by number.</param>
/// <param name="Literals">
/// Ordinals, among all <c>{{n}}</c> of the Twilio text, of those that stood in the source already and are no placeholder.
/// </param>
internal sealed record PlaceholderMap(IReadOnlyList<MappedPlaceholder> Variables, IReadOnlyList<int> Literals)
{
    public string ToJson()
    {
        var json = new JsonWriter().BeginObject().BeginArray("variables");
        foreach (var variable in Variables)
            json.BeginObject().Member("number", variable.Number).Member("placeholder", variable.Placeholder).Member("name", variable.Name).EndObject();
        json.EndArray();
        if (Literals.Count > 0)
        {
            json.BeginArray("literals");
            foreach (var literal in Literals)
                json.Value(literal);
            json.EndArray();
        }

        return json.EndObject().ToFile();
    }

    /// <exception cref="FormatException">Not JSON, or without a <c>variables</c> list of numbers and placeholders.</exception>
    public static PlaceholderMap Parse(string text)
    {
        var root = JsonReader.Parse(text);
        var variables = new List<MappedPlaceholder>();
        foreach (var item in (root["variables"] ?? throw new FormatException("the member 'variables' is missing")).Items)
        {
            if (item["number"]?.AsInt32 is not { } number || item["placeholder"]?.AsString is not { } placeholder)
                throw new FormatException("each of 'variables' needs a 'number' and a 'placeholder'");
            variables.Add(new MappedPlaceholder(number, placeholder, item["name"]?.AsString ?? ""));
        }

        return new PlaceholderMap(variables, root["literals"]?.Items.Select(item => item.AsInt32 ?? throw new FormatException("'literals' are numbers")).ToArray() ?? []);
    }
}

internal sealed record MappedPlaceholder(int Number, string Placeholder, string Name)
{
    public static MappedPlaceholder Of(int number, Placeholder placeholder) => new(number, placeholder.Raw, placeholder.Name);
}
