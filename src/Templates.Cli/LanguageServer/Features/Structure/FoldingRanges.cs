using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Features.Structure;

/// <summary>What can be folded: every key or item whose value takes several lines.</summary>
internal static class FoldingRanges
{
    public static JsonValue Of(OpenDocument document)
    {
        if (document.Kind == DocumentKind.Other || document.Yaml.Root is not { } root)
            return Json.List([]);
        var found = new SortedDictionary<int, int>();
        Add(root, document.Source, found);
        return Json.List(found.Select(range => JsonValue.Object(("startLine", Json.Of(range.Key)), ("endLine", Json.Of(range.Value)))));
    }

    private static void Add(YamlNode node, SourceText source, SortedDictionary<int, int> found)
    {
        var parts = node switch
        {
            YamlMapping mapping => mapping.Entries.Select(entry => (entry.Key.Span.Start, entry.Value)),
            YamlSequence sequence => sequence.Items.Select(item => (item.Span.Start, item)),
            _ => [],
        };
        foreach (var (start, value) in parts)
        {
            var first = source.LineIndexOf(start);
            var last = source.LineIndexOf(Math.Max(start, BlockEnd.Of(source, value.Span)));
            if (last > first)
                found.TryAdd(first, last);
            Add(value, source, found);
        }
    }
}
