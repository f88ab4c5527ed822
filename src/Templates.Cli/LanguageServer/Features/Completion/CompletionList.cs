using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Features.Context;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Format;
using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Features.Completion;

/// <summary>What could be written at the cursor. Works on the looks of the lines, since a file is mostly unfinished when this is asked.</summary>
internal static class CompletionList
{
    public static JsonValue At(OpenDocument document, int offset)
    {
        if (document.Kind == DocumentKind.Other)
            return Json.List([]);
        if (document.Kind == DocumentKind.Template && PlaceholderOffers.OpenAt(document.Source, offset) is { } open)
            return Written(document, open, PlaceholderOffers.For(document));
        var context = CursorContext.At(document, offset);
        return context.Place switch
        {
            CursorPlace.Key => Written(document, KeyTyped(context, offset), Keys(document, context.Format, context.Siblings(document.Source).Select(line => line.Key!), context.Line.Key is not null, context.Line.Indent)),
            CursorPlace.Value => Values(document, context, offset),
            CursorPlace.Comment => Suppressions(document, context, offset),
            _ => Json.List([]),
        };
    }

    private static JsonValue Values(OpenDocument document, CursorContext context, int offset)
    {
        var line = context.Line;
        if (line.Value.StartsWith('{') && context.Format is EntriesValue or MappingValue)
        {
            var start = WordStart(document.Source, offset);
            return Written(document, SourceSpan.Between(start, offset), Keys(document, context.Format, SampleOffers.NamesInFlow(line.Value), isWritten: false, indent: -1));
        }

        var (typed, lead) = ValueTyped(document.Source, line, offset);
        string[] names = context.Format switch
        {
            ChoiceValue choice => choice.Names,
            BooleanValue => ["true", "false"],
            _ => [],
        };
        return Written(document, typed, names.Select(name => new CompletionItem(name, CompletionKind.EnumMember, lead + name)));
    }

    private static JsonValue Suppressions(OpenDocument document, CursorContext context, int offset)
    {
        if (!context.Line.Value.Contains("watemplates-disable", StringComparison.Ordinal) || document.Kind != DocumentKind.Template)
            return Json.List([]);
        return Written(document, SourceSpan.Between(WordStart(document.Source, offset), offset), RuleCatalog.All.Select(rule => new CompletionItem(rule.Id, CompletionKind.Value, rule.Id) { Detail = rule.Title }));
    }

    /// <param name="document">The document.</param>
    /// <param name="format">What stands here.</param>
    /// <param name="taken">Keys written already.</param>
    /// <param name="isWritten">Whether the key's colon stands already.</param>
    /// <param name="indent">Column of the key, or -1 in a flow mapping.</param>
    private static IEnumerable<CompletionItem> Keys(OpenDocument document, FormatValue? format, IEnumerable<string> taken, bool isWritten, int indent)
    {
        var written = taken.ToHashSet(StringComparer.Ordinal);
        if (format is EntriesValue { Names: { } names })
            return names.Where(name => !written.Contains(name)).Select(name => new CompletionItem(name, CompletionKind.EnumMember, isWritten ? name : name == SettingsFormat.Everywhere ? "\"*\":" : name + ":") { Detail = MeaningOf(name) });
        if (format is EntriesValue)
            return document.Kind == DocumentKind.Template ? SampleOffers.For(document, written).Select(item => isWritten ? item with { NewText = item.Label } : item) : [];
        return CursorContext.KeysOf(format).Where(key => !written.Contains(key.Name)).Select(key => new CompletionItem(key.Name, CompletionKind.Property, isWritten ? key.Name : key.Name + Behind(key, indent))
        {
            Detail = key.IsRequired ? "required" : "",
            Documentation = key.Description,
        });
    }

    private static string Behind(FormatKey key, int indent) => key.Value switch
    {
        TextValue when key.Name == "body" && indent >= 0 => ": |",
        TextValue or ChoiceValue or BooleanValue => ": ",
        _ => ":",
    };

    private static string MeaningOf(string name) => name == SettingsFormat.Everywhere ? "every language" : RuleCatalog.Find(name)?.Title ?? LanguageNames.Of(name) ?? "";

    private static SourceSpan KeyTyped(CursorContext context, int offset)
        => context.Line.Key is not null ? context.Line.KeySpan : SourceSpan.Between(Math.Min(offset, context.Line.Span.Start + context.Line.Indent), offset);

    /// <summary>What the value replaces, and a blank where the colon still lacks one.</summary>
    private static (SourceSpan Typed, string Lead) ValueTyped(SourceText source, YamlLine line, int offset)
    {
        var start = line.ValueStart;
        while (start < line.Span.End && source.Text[start] == ' ')
            start++;
        return start > offset ? (new SourceSpan(offset, 0), offset == line.ValueStart ? " " : "") : (SourceSpan.Between(start, Math.Max(offset, start + line.Value.Length)), start == line.ValueStart ? " " : "");
    }

    private static int WordStart(SourceText source, int offset)
    {
        while (offset > 0 && (char.IsLetterOrDigit(source.Text[offset - 1]) || source.Text[offset - 1] == '_'))
            offset--;
        return offset;
    }

    private static JsonValue Written(OpenDocument document, SourceSpan typed, IEnumerable<CompletionItem> items)
        => Json.List(items.Select((item, order) => item.ToJson(document.Source, typed, order)));
}
