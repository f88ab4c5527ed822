using System.Text;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Fixes;

/// <summary>Adds neutral samples to the file's <c>samples</c>, which it makes where there are none.</summary>
internal static class SampleInsertion
{
    private const string Key = "samples";
    private const string Indentation = "  ";

    /// <returns>The fix, or null where the file is not written in lines.</returns>
    public static Fix? Add(Template template, IReadOnlyList<string> names)
    {
        if (names.Count == 0 || template.Root is not { Entries.Count: > 0 } root || IsFlow(root, template.Source))
            return null;
        var entries = names.Select(name => $"{ScalarSpelling.Inline(name)}: {ScalarSpelling.Inline(SampleOf(name, template))}").ToArray();
        var title = $"Add {(names.Count == 1 ? "a sample" : "samples")} for '{string.Join("', '", names)}'";
        return EditFor(template.Source, root, entries) is { } edit ? new Fix(title, [edit]) : null;
    }

    private static TextEdit? EditFor(SourceText source, YamlMapping root, string[] entries)
    {
        var existing = root.Entries.FirstOrDefault(entry => entry.Key.Value == Key);
        if (existing.Key is null)
        {
            var before = root.Entries.FirstOrDefault(entry => entry.Key.Value == "languages").Key ?? root.Entries[0].Key;
            return InsertBefore(source, AboveComments(source, root, before.Span.Start), [Key + ":", .. entries.Select(entry => Indentation + entry)]);
        }

        return existing.Value switch
        {
            YamlScalar { IsNull: true, Span.Length: 0 } => InsertBehind(source, existing.Key.Span.End, entries.Select(entry => Indentation + entry)),
            YamlMapping flow when IsFlow(flow, source) => InsertIntoFlow(flow, entries),
            YamlMapping { Entries.Count: > 0 } block => InsertIntoBlock(source, block, entries),
            _ => null,
        };
    }

    /// <summary>A comment above a key belongs to it; that of the first key may belong to the file.</summary>
    private static int AboveComments(SourceText source, YamlMapping root, int offset)
    {
        if (offset == root.Entries[0].Key.Span.Start)
            return offset;
        var line = source.LineIndexOf(offset);
        while (line > 0 && source.Text[source.LineAt(line - 1).Start] == '#')
            line--;
        return source.LineAt(line).Start;
    }

    private static TextEdit InsertIntoFlow(YamlMapping flow, string[] entries)
    {
        var written = string.Join(", ", entries);
        return flow.Entries.Count == 0
            ? new TextEdit(new SourceSpan(flow.Span.Start + 1, 0), $" {written} ")
            : new TextEdit(new SourceSpan(Math.Max(flow.Entries[flow.Entries.Count - 1].Value.Span.End, flow.Entries[flow.Entries.Count - 1].Key.Span.End), 0), ", " + written);
    }

    private static TextEdit InsertIntoBlock(SourceText source, YamlMapping block, string[] entries)
    {
        var first = block.Entries[0].Key.Span.Start;
        var last = block.Entries[block.Entries.Count - 1];
        var indentation = source.Text.Substring(source.LineAt(source.LineIndexOf(first)).Start, source.PositionOf(first).Column - 1);
        var endsInItsLine = last.Value is YamlScalar { IsBlock: false } && source.LineIndexOf(last.Value.Span.End) == source.LineIndexOf(last.Key.Span.Start);
        return endsInItsLine
            ? InsertBehind(source, last.Key.Span.Start, entries.Select(entry => indentation + entry))
            : InsertBefore(source, first, entries.Select((entry, i) => i == 0 ? entry : indentation + entry), indentation);
    }

    /// <summary>Whole lines behind the line of an offset.</summary>
    private static TextEdit InsertBehind(SourceText source, int offset, IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(source.LineBreak).Append(line);
        return new TextEdit(new SourceSpan(source.LineAt(source.LineIndexOf(offset)).End, 0), text.ToString());
    }

    /// <summary>Whole lines before a key; what stands before it in its line stays before the first of them.</summary>
    private static TextEdit InsertBefore(SourceText source, int offset, IEnumerable<string> lines, string indentation = "")
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(line).Append(source.LineBreak);
        return new TextEdit(new SourceSpan(offset, 0), text.Append(indentation).ToString());
    }

    private static string SampleOf(string name, Template template)
    {
        var prefix = template.Languages.Where(language => language.IsComplete).SelectMany(language => language.Twilio.Variables)
            .FirstOrDefault(variable => variable.Name == name && variable.Prefix is not null && variable.Placeholder.StartsWith("${l://", StringComparison.Ordinal))?.Prefix;
        return prefix is null ? NeutralSamples.For(name) : prefix + "sample";
    }

    private static bool IsFlow(YamlMapping mapping, SourceText source) => source.Text[mapping.Span.Start] == '{';
}
