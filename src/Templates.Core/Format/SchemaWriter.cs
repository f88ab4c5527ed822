using WaTemplates.Text.Json;

namespace WaTemplates.Core.Format;

/// <summary>
/// A format as JSON Schema, draft 2020-12. What it refuses the parsers and rules refuse as errors; they know more than it can
/// say. A key without a value counts as absent, so it accepts null wherever the key may be left out.
/// </summary>
internal sealed class SchemaWriter
{
    /// <summary>Where editors find the template file's schema.</summary>
    public const string TemplateId = Root + "template.schema.json";

    /// <summary>Where editors find the settings file's schema.</summary>
    public const string SettingsId = Root + "settings.schema.json";

    private const string Root = "https://raw.githubusercontent.com/watemplates/watemplates/main/schemas/";

    // ECMAScript counts the byte order mark as white space; .NET, which decides, does not.
    private const string NotBlank = @"[\S\uFEFF]";

    private readonly JsonWriter json = new();

    public static string Template() => new SchemaWriter().Write(TemplateId, "WaTemplates template", "A WhatsApp message template with all its languages, NAME.wa.yaml.", TemplateFormat.Template, "object");

    public static string Settings() => new SchemaWriter().Write(SettingsId, "WaTemplates settings", "Settings for the templates of a folder and those below it, watemplates.config.yaml.", SettingsFormat.Settings, "object", "null");

    private string Write(string id, string title, string description, MappingValue format, params string[] types)
    {
        json.BeginObject().Member("$schema", "https://json-schema.org/draft/2020-12/schema").Member("$id", id).Member("title", title).Member("description", description);
        WriteTypes(types);
        WriteKeys(format);
        return json.EndObject().ToFile();
    }

    private void WriteKey(FormatKey key)
    {
        json.BeginObject(key.Name).Member("description", key.Description);
        WriteValue(key.Value, isNullable: !key.IsRequired);
        if (key.Example is { } example)
            json.BeginArray("examples").Value(example[0] is '{' or '[' ? JsonReader.Parse(example) : JsonValue.Of(example)).EndArray();
        json.EndObject();
    }

    private void WriteValue(FormatValue value, bool isNullable)
    {
        switch (value)
        {
            case TextValue text:
                WriteTypes(Nullable(isNullable, "string", "number", "boolean"));
                WriteText(text);
                break;
            case ChoiceValue choice:
                WriteChoices([.. choice.Names.Select(JsonValue.Of)], isNullable);
                break;
            case BooleanValue:
                WriteChoices([Word("true", JsonKind.Boolean), Word("false", JsonKind.Boolean), JsonValue.Of("true"), JsonValue.Of("false")], isNullable);
                break;
            case MappingValue mapping:
                WriteTypes(Nullable(isNullable, "object"));
                WriteKeys(mapping);
                break;
            case EntriesValue entries:
                WriteTypes(Nullable(isNullable, "object"));
                WriteEntries(entries);
                break;
            case ListValue list:
                WriteTypes(Nullable(isNullable, "array"));
                json.BeginObject("items");
                // In a list the word null is a word.
                WriteValue(list.Item, isNullable: list.Item is TextValue);
                json.EndObject();
                break;
            case AlternativesValue alternatives:
                json.BeginArray("oneOf");
                foreach (var alternative in alternatives.Alternatives)
                {
                    json.BeginObject();
                    WriteValue(alternative, isNullable: false);
                    json.EndObject();
                }

                json.EndArray();
                break;
        }
    }

    private void WriteText(TextValue text)
    {
        if (text.MaxLength is { } length)
            json.Member("maxLength", length);
        if (text.Pattern is not null || text.IsFilled)
            json.Member("pattern", text.Pattern ?? NotBlank);
    }

    private void WriteKeys(MappingValue mapping)
    {
        json.BeginObject("properties");
        foreach (var key in mapping.Keys)
            WriteKey(key);
        json.EndObject();
        var required = mapping.Keys.Where(key => key.IsRequired).Select(key => JsonValue.Of(key.Name)).ToArray();
        if (required.Length > 0)
            json.Name("required").Value(JsonValue.List(required));
        json.Member("additionalProperties", false);
    }

    private void WriteEntries(EntriesValue entries)
    {
        if (entries.NeedsEntry)
            json.Member("minProperties", 1);
        if (entries.Names is not null)
            json.BeginObject("propertyNames").Name("enum").Value(JsonValue.List([.. entries.Names.Select(JsonValue.Of)])).EndObject();
        json.BeginObject("additionalProperties");
        WriteValue(entries.Value, entries.AllowsNull);
        json.EndObject();
    }

    private void WriteChoices(JsonValue[] choices, bool isNullable)
        => json.Name("enum").Value(JsonValue.List(isNullable ? [.. choices, Word("null", JsonKind.Null)] : choices));

    private void WriteTypes(params string[] types)
        => json.Name("type").Value(types.Length == 1 ? JsonValue.Of(types[0]) : JsonValue.List([.. types.Select(JsonValue.Of)]));

    private static string[] Nullable(bool isNullable, params string[] types) => isNullable ? [.. types, "null"] : types;

    private static JsonValue Word(string text, JsonKind kind) => new(kind, text);
}
