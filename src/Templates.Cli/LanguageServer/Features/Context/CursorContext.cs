using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Core.Format;
using WaTemplates.Core.Source;

namespace WaTemplates.Cli.LanguageServer.Features.Context;

internal enum CursorPlace
{
    /// <summary>Where a key is, or could be written.</summary>
    Key,

    /// <summary>Behind a key's colon.</summary>
    Value,

    /// <summary>In a block of text below a key.</summary>
    Text,
    Comment,
}

/// <summary>
/// Where in the format an offset is, told by indentation alone: it is asked for while the file is half written and
/// there is no tree.
/// </summary>
internal sealed record CursorContext(CursorPlace Place, YamlLine Line, int LineIndex, IReadOnlyList<YamlLine> Ancestors, FormatValue? Format)
{
    /// <summary>The keys above, outermost first.</summary>
    public IEnumerable<string> Path => Ancestors.Select(line => line.Key!);

    public static CursorContext At(OpenDocument document, int offset)
    {
        var source = document.Source;
        var index = source.LineIndexOf(offset);
        var line = YamlLine.Read(source, index);
        var indent = line.IsBlank || line.IsComment ? offset - line.Span.Start : line.Indent;
        var ancestors = AncestorsOf(source, index, indent, line.DashIndent);
        FormatValue root = document.Kind == DocumentKind.Settings ? SettingsFormat.Settings : TemplateFormat.Template;
        var block = ancestors.FindIndex(ancestor => ancestor.OpensBlock);
        if (block >= 0)
        {
            var above = ancestors[..(block + 1)];
            return new CursorContext(CursorPlace.Text, line, index, above, FormatAt(root, above.Select(a => a.Key!)));
        }

        var place = line.IsComment ? CursorPlace.Comment : line.Key is not null && offset >= line.ValueStart ? CursorPlace.Value : CursorPlace.Key;
        var format = FormatAt(root, ancestors.Select(ancestor => ancestor.Key!));
        return new CursorContext(place, line, index, ancestors, place == CursorPlace.Value ? Below(format, line.Key!) : format);
    }

    /// <summary>The keys that stand beside the line's, in the same mapping.</summary>
    public IEnumerable<YamlLine> Siblings(SourceText source)
    {
        var indent = Line.IsBlank ? Ancestors.Count == 0 ? 0 : -1 : Line.Indent;
        var first = Ancestors.Count == 0 ? 0 : source.LineIndexOf(Ancestors[^1].Span.Start) + 1;
        var item = -1;
        var found = new List<(int Item, YamlLine Line)>();
        var own = -1;
        for (var i = first; i < source.LineCount; i++)
        {
            var line = YamlLine.Read(source, i);
            if (i == LineIndex)
                own = item = line.DashIndent >= 0 ? i : item;
            if (i == LineIndex || line.IsBlank || line.IsComment)
                continue;
            if (Ancestors.Count > 0 && line.Indent <= Ancestors[^1].Indent)
                break;
            if (indent < 0)
                indent = line.Indent;
            if (line.DashIndent >= 0 && line.Indent <= indent)
                item = i;
            if (line.Indent == indent && line.Key is not null)
                found.Add((item, line));
            if (i < LineIndex)
                own = item;
        }

        return found.Where(sibling => sibling.Item == own).Select(sibling => sibling.Line);
    }

    /// <summary>What may stand behind a key of a format.</summary>
    public static FormatValue? Below(FormatValue? format, string key) => format switch
    {
        MappingValue mapping => mapping.Keys.FirstOrDefault(known => known.Name == key)?.Value,
        EntriesValue entries => entries.Value,
        ListValue list => Below(list.Item, key),
        AlternativesValue alternatives => alternatives.Alternatives.Select(one => Below(one, key)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>The keys of a format, each once.</summary>
    public static IReadOnlyList<FormatKey> KeysOf(FormatValue? format) => format switch
    {
        MappingValue mapping => mapping.Keys,
        ListValue list => KeysOf(list.Item),
        AlternativesValue alternatives => alternatives.Alternatives.SelectMany(one => one.Keys).Distinct().ToArray(),
        _ => [],
    };

    private static FormatValue? FormatAt(FormatValue root, IEnumerable<string> path) => path.Aggregate((FormatValue?)root, Below);

    /// <summary>The nearest line above with less indentation, and so on up to the root.</summary>
    private static List<YamlLine> AncestorsOf(SourceText source, int index, int indent, int dash)
    {
        var ancestors = new List<YamlLine>();
        // A list's dashes may stand in the column of its key.
        var isInItem = dash >= 0;
        for (var i = index - 1; i >= 0 && (indent > 0 || isInItem); i--)
        {
            var line = YamlLine.Read(source, i);
            if (line.IsBlank || line.IsComment)
                continue;
            var isParent = line.Key is not null && (line.Indent < indent && line.DashIndent < 0 || isInItem && line.DashIndent < 0 && line.Indent <= dash || line.DashIndent >= 0 && line.Indent < indent);
            if (isParent)
            {
                ancestors.Add(line);
                indent = line.Indent;
                isInItem = line.DashIndent >= 0;
                dash = line.DashIndent;
            }
            else if (line.DashIndent >= 0 && line.Indent == indent && !isInItem)
            {
                isInItem = true;
                dash = line.DashIndent;
            }
        }

        ancestors.Reverse();
        return ancestors;
    }
}
