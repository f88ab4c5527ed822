using System.Globalization;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>Values of messages.</summary>
internal static class Json
{
    public static readonly JsonValue Null = new(JsonKind.Null);

    public static JsonValue Of(int number) => new(JsonKind.Number, number.ToString(CultureInfo.InvariantCulture));

    public static JsonValue Of(bool value) => new(JsonKind.Boolean, value ? "true" : "false");

    public static JsonValue Of(string text) => JsonValue.Of(text);

    public static JsonValue List(IEnumerable<JsonValue> items) => JsonValue.List(items.ToArray());

    public static JsonValue Texts(params string[] texts) => List(texts.Select(Of));

    public static bool IsTrue(this JsonValue? value) => value is { Kind: JsonKind.Boolean, Text: "true" };
}
