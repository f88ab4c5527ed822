using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Source;
using WaTemplates.Core.Suppressions;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Cli.LanguageServer.Features.Actions;

/// <summary>
/// Writes the comment that suppresses a finding. The reason is left open on purpose: WAT0009 asks for it at this very
/// place until someone has written one, which no placeholder text would.
/// </summary>
internal static class SuppressionInsertion
{
    /// <returns>The edit, or null where no comment could suppress the finding.</returns>
    public static TextEdit? For(OpenDocument document, Diagnostic finding)
    {
        if (finding.Rule == RuleCatalog.BadSuppression || document.Kind != DocumentKind.Template || document.Yaml.Root is not { } root)
            return null;
        var source = document.Source;
        foreach (var start in PartsAround(root, finding.Span.Start, source).Reverse())
        {
            var line = source.LineAt(source.LineIndexOf(start));
            var indentation = source.Text[line.Start..start];
            if (!indentation.All(c => c is ' ' or '-'))
                continue;
            var comment = $"{new string(' ', indentation.Length - indentation.TrimStart().Length)}# watemplates-disable-next-line {finding.Id} -- {source.LineBreak}";
            var edit = new TextEdit(new SourceSpan(line.Start, 0), comment);
            if (Suppresses(document, edit, finding))
                return edit;
        }

        return null;
    }

    /// <summary>Starts of the keys and items that hold an offset, outermost first.</summary>
    private static IEnumerable<int> PartsAround(YamlNode node, int offset, SourceText source)
    {
        var parts = node switch
        {
            YamlMapping mapping => mapping.Entries.Select(entry => (entry.Key.Span.Start, entry.Value)),
            YamlSequence sequence => sequence.Items.Select(item => (item.Span.Start, item)),
            _ => [],
        };
        foreach (var (start, value) in parts.Where(part => offset >= part.Start && offset < Math.Max(part.Item2.Span.End, part.Start + 1)).Take(1))
        {
            yield return start;
            foreach (var inner in PartsAround(value, offset, source))
                yield return inner;
        }
    }

    /// <summary>Reads the comment back: whether it covers the finding is for those who read suppressions to say.</summary>
    private static bool Suppresses(OpenDocument document, TextEdit edit, Diagnostic finding)
    {
        var after = YamlReader.Read(new SourceText(document.Path, TextEdit.Apply(document.Text, [edit])));
        var moved = finding.Span with { Start = finding.Span.Start + edit.NewText.Length };
        return after.IsComplete && after.Problems.Count <= document.Yaml.Problems.Count && SuppressionReader.Read(after).Any(suppression => suppression.At.Span.Start > edit.Span.Start && suppression.At.Span.End < edit.Span.Start + edit.NewText.Length && suppression.Matches(finding.Id, moved));
    }
}
