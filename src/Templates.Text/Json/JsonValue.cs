namespace WaTemplates.Text.Json;

internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// <summary>A parsed JSON value. Numbers keep their text; an object keeps its members' order.</summary>
internal sealed class JsonValue
{
    private static readonly IReadOnlyList<JsonValue> NoItems = [];
    private static readonly IReadOnlyList<KeyValuePair<string, JsonValue>> NoMembers = [];

    public JsonValue(JsonKind kind, string text = "", IReadOnlyList<JsonValue>? items = null, IReadOnlyList<KeyValuePair<string, JsonValue>>? members = null)
    {
        Kind = kind;
        Text = text;
        Items = items ?? NoItems;
        Members = members ?? NoMembers;
    }

    public JsonKind Kind { get; }

    /// <summary>The value of a string, or the written form of a number or Boolean.</summary>
    public string Text { get; }

    public IReadOnlyList<JsonValue> Items { get; }

    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members { get; }

    public static JsonValue Of(string text) => new(JsonKind.String, text);

    public static JsonValue List(IReadOnlyList<JsonValue> items) => new(JsonKind.Array, items: items);

    /// <summary>An object of the members that have a value.</summary>
    public static JsonValue Object(params (string Name, JsonValue? Value)[] members)
        => new(JsonKind.Object, members: members.Where(member => member.Value is not null).Select(member => new KeyValuePair<string, JsonValue>(member.Name, member.Value!)).ToArray());

    /// <summary>One line with the members of every object in ordinal order: equal values give equal text.</summary>
    public string ToCanonicalText() => new JsonWriter(indented: false).Value(this, isSorted: true).ToString();

    /// <summary>The member of that name, or null; the first one where a name is repeated.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Key == name)
                    return member.Value;
            }

            return null;
        }
    }

    public string? AsString => Kind == JsonKind.String ? Text : null;

    public int? AsInt32 => Kind == JsonKind.Number && int.TryParse(Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
