using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Features.Context;
using WaTemplates.Core.Model;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.LanguageServer.Features.Completion;

/// <summary>Names of variables that have no sample yet.</summary>
internal static class SampleOffers
{
    /// <param name="document">The template.</param>
    /// <param name="taken">Names that stand in the mapping already.</param>
    public static IEnumerable<CompletionItem> For(OpenDocument document, IEnumerable<string> taken)
    {
        var seen = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (var placeholder in PlaceholderScanner.Scan(document.Text).Where(placeholder => placeholder.Kind == PlaceholderKind.Valid))
        {
            if (seen.Add(placeholder.Name))
                yield return new CompletionItem(placeholder.Name, CompletionKind.Variable, $"{ScalarSpelling.Key(placeholder.Name)}: {ScalarSpelling.Inline(NeutralSamples.For(placeholder.Name))}") { Detail = $"sample of {placeholder.Raw}" };
        }
    }

    /// <summary>Names under any <c>samples</c>, by the looks of the lines.</summary>
    public static IEnumerable<string> NamesIn(OpenDocument document)
    {
        var source = document.Source;
        for (var i = 0; i < source.LineCount; i++)
        {
            var line = YamlLine.Read(source, i);
            if (line.Key != "samples")
                continue;
            foreach (var name in NamesInFlow(line.Value))
                yield return name;
            for (var below = i + 1; below < source.LineCount && YamlLine.Read(source, below) is var entry && (entry.IsBlank || entry.Indent > line.Indent); below++)
            {
                if (entry.Key is { } key)
                    yield return key;
            }
        }
    }

    /// <summary>The keys of <c>{ FirstName: Anna, … }</c>.</summary>
    public static IEnumerable<string> NamesInFlow(string flow)
        => flow.StartsWith('{') ? flow.Trim('{', '}').Split(',').Select(part => part.Split(':')[0].Trim().Trim('"', '\'')).Where(name => name.Length > 0) : [];
}
