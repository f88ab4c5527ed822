using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.LanguageServer.Features.Renaming;

/// <summary>A place where a variable is named.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Span">The name alone, as written.</param>
/// <param name="Scheme">Of a placeholder, <c>m</c> say; null for a sample's key.</param>
internal sealed record VariableOccurrence(string Name, SourceSpan Span, string? Scheme);

/// <summary>Finds where a template's variables are named: placeholders of all texts in all languages, and samples.</summary>
internal static class VariableOccurrences
{
    private const string FieldPrefix = "Field/";

    public static IReadOnlyList<VariableOccurrence> In(Template template)
    {
        var found = new List<VariableOccurrence>();
        foreach (var language in template.Languages)
        {
            foreach (var text in language.PlaceholderTexts)
                found.AddRange(text.Placeholders.Select(placeholder => Of(text, placeholder)));
        }

        if (template.Root is { } root)
            AddSamples(root, found);
        return found.DistinctBy(occurrence => occurrence.Span).ToArray();
    }

    private static VariableOccurrence Of(TemplateText text, Placeholder placeholder)
    {
        var colon = placeholder.Raw.IndexOf(':', StringComparison.Ordinal);
        var scheme = placeholder.Raw[2..colon];
        var start = colon + 3 + (scheme == "e" ? FieldPrefix.Length : 0);
        var slash = scheme == "date" ? placeholder.Raw.IndexOf('/', start) : -1;
        var end = slash < 0 ? placeholder.Raw.Length - 1 : slash;
        return new VariableOccurrence(placeholder.Name, text.SpanOf(placeholder.Start + start, end - start), scheme);
    }

    private static void AddSamples(YamlMapping mapping, List<VariableOccurrence> found)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry is { Key.Value: "samples", Value: YamlMapping samples })
                found.AddRange(samples.Entries.Select(sample => new VariableOccurrence(sample.Key.Value, sample.Key.Span, null)));
            else if (entry is { Key.Value: "languages", Value: YamlMapping languages })
                languages.Entries.ForEach(language => AddSamples(language.Value as YamlMapping ?? new YamlMapping(default), found));
        }
    }
}
