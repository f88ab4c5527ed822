using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Features.Structure;

/// <summary>The outline: keys below keys.</summary>
internal static class DocumentSymbols
{
    private const int LongestDetail = 60;

    private enum SymbolKind
    {
        Namespace = 3,
        Property = 7,
        String = 15,
        Array = 18,
        Object = 19,
    }

    public static JsonValue Of(OpenDocument document)
        => document.Kind == DocumentKind.Other || document.Yaml.Root is not { } root ? Json.List([]) : Json.List(Below(root, document.Source, ""));

    private static IEnumerable<JsonValue> Below(YamlNode node, SourceText source, string parent) => node switch
    {
        YamlMapping mapping => mapping.Entries.Select(entry => Symbol(entry.Key.Value, KindOf(entry.Value, parent), entry.Key.Span, entry.Value, source, entry.Key.Value)),
        YamlSequence sequence => sequence.Items.Select((item, index) => Symbol(NameOf(item, index), KindOf(item, parent), new SourceSpan(item.Span.Start, 0), item, source, "")),
        _ => [],
    };

    private static JsonValue Symbol(string name, SymbolKind kind, SourceSpan selection, YamlNode value, SourceText source, string key)
    {
        var end = Math.Max(selection.End, BlockEnd.Of(source, value.Span));
        return JsonValue.Object(
            ("name", Json.Of(string.IsNullOrWhiteSpace(name) ? "?" : name)),
            ("detail", value is YamlScalar scalar ? Json.Of(Shorten(scalar.Value)) : null),
            ("kind", Json.Of((int)kind)),
            ("range", Arguments.RangeOf(source, SourceSpan.Between(selection.Start, end))),
            ("selectionRange", Arguments.RangeOf(source, selection)),
            ("children", value is YamlScalar ? null : Json.List(Below(value, source, key))));
    }

    private static SymbolKind KindOf(YamlNode value, string parent) => value switch
    {
        YamlMapping when parent == "languages" => SymbolKind.Namespace,
        YamlMapping => SymbolKind.Object,
        YamlSequence => SymbolKind.Array,
        _ => parent.Length == 0 ? SymbolKind.Property : SymbolKind.String,
    };

    private static string NameOf(YamlNode item, int index)
        => item is YamlMapping { Entries: [{ Value: YamlScalar { Value.Length: > 0 } first }, ..] } ? Shorten(first.Value) : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestDetail ? line : line[..(char.IsHighSurrogate(line[LongestDetail - 2]) ? LongestDetail - 2 : LongestDetail - 1)] + "…";
    }
}
