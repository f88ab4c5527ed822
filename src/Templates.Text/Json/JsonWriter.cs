using System.Globalization;
using System.Text;

namespace WaTemplates.Text.Json;

/// <summary>
/// Writes JSON with real letters, two-space indent and LF, or in one line; members in the order of the calls, so equal
/// input gives equal bytes. Well-formedness of the nesting is the caller's.
/// </summary>
internal sealed class JsonWriter(bool indented = true)
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool needsComma;
    private bool afterName;

    public override string ToString() => text.ToString();

    /// <summary>The document as a file: ends in a line break.</summary>
    public string ToFile() => text + "\n";

    public JsonWriter BeginObject() => Open('{');

    public JsonWriter BeginObject(string name) => Name(name).Open('{');

    public JsonWriter EndObject() => Close('}');

    public JsonWriter BeginArray() => Open('[');

    public JsonWriter BeginArray(string name) => Name(name).Open('[');

    public JsonWriter EndArray() => Close(']');

    public JsonWriter Member(string name, string? value) => Name(name).Value(value);

    public JsonWriter Member(string name, int value) => Name(name).Value(value);

    public JsonWriter Member(string name, bool value) => Name(name).Raw(value ? "true" : "false");

    public JsonWriter Value(string? value)
    {
        if (value is null)
            return Raw("null");
        Separate();
        AppendQuoted(value);
        needsComma = true;
        return this;
    }

    public JsonWriter Value(int value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    public JsonWriter Name(string name)
    {
        Separate();
        AppendQuoted(name);
        text.Append(indented ? ": " : ":");
        needsComma = false;
        afterName = true;
        return this;
    }

    public JsonWriter Value(JsonValue value, bool isSorted = false)
    {
        switch (value.Kind)
        {
            case JsonKind.String:
                return Value(value.Text);
            case JsonKind.Array:
                BeginArray();
                foreach (var item in value.Items)
                    Value(item, isSorted);
                return EndArray();
            case JsonKind.Object:
                BeginObject();
                foreach (var member in isSorted ? value.Members.OrderBy(member => member.Key, StringComparer.Ordinal) : (IEnumerable<KeyValuePair<string, JsonValue>>)value.Members)
                    Name(member.Key).Value(member.Value, isSorted);
                return EndObject();
            default:
                return Raw(value.Kind == JsonKind.Null ? "null" : value.Text);
        }
    }

    /// <summary>An item or value that is a finished, indented JSON text.</summary>
    public JsonWriter RawValue(string json) => Raw(indented ? json.Replace("\n", "\n" + new string(' ', 2 * depth)) : json);

    private JsonWriter Raw(string json)
    {
        Separate();
        text.Append(json);
        needsComma = true;
        return this;
    }

    private JsonWriter Open(char bracket)
    {
        Separate();
        text.Append(bracket);
        depth++;
        needsComma = false;
        return this;
    }

    private JsonWriter Close(char bracket)
    {
        depth--;
        if (needsComma)
            NewLine();
        text.Append(bracket);
        needsComma = true;
        return this;
    }

    private void Separate()
    {
        if (afterName)
        {
            afterName = false;
            return;
        }

        if (needsComma)
            text.Append(',');
        if (depth > 0)
            NewLine();
    }

    private void NewLine()
    {
        if (indented)
            text.Append('\n').Append(' ', 2 * depth);
    }

    private void AppendQuoted(string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ' or '\u007F' or '\u2028' or '\u2029': AppendEscaped(c); break;
                default:
                    if (!char.IsSurrogate(c))
                        text.Append(c);
                    else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                        text.Append(c).Append(value[++i]);
                    else
                        AppendEscaped(c); // half a pair is no character and cannot be written as UTF-8
                    break;
            }
        }

        text.Append('"');
    }

    private void AppendEscaped(char c) => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
