using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Core.Source;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.LanguageServer.Features.Completion;

/// <summary>Placeholders behind <c>${</c>: those Qualtrics knows, those used in the file, and those that samples name.</summary>
internal static class PlaceholderOffers
{
    /// <summary>From the <c>${</c> before the cursor to behind the name, or null where none is open.</summary>
    public static SourceSpan? OpenAt(SourceText source, int offset)
    {
        var line = source.LineAt(source.LineIndexOf(offset));
        var before = source.Text[line.Start..offset];
        var start = before.LastIndexOf("${", StringComparison.Ordinal);
        if (start < 0 || before.IndexOf('}', start) >= 0)
            return null;
        var end = offset;
        while (end < line.End && (char.IsLetterOrDigit(source.Text[end]) || source.Text[end] is '/' or ':' or '_' or '%'))
            end++;
        if (end < line.End && source.Text[end] == '}')
            end++;
        // What follows a placeholder that was just begun is the text's own.
        return SourceSpan.Between(line.Start + start, end > offset && source.Text[end - 1] != '}' ? offset : end);
    }

    public static IEnumerable<CompletionItem> For(OpenDocument document)
    {
        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (raw, meaning) in Known().Concat(UsedIn(document)).Concat(SampledIn(document)))
        {
            if (offered.Add(raw))
                yield return new CompletionItem(raw, CompletionKind.Variable, raw) { Detail = meaning, Filter = raw };
        }
    }

    /// <summary>What a placeholder stands for, by its scheme.</summary>
    public static string MeaningOf(string raw) => raw switch
    {
        PlaceholderNames.SurveyUrlPlaceholder => "the recipient's own link to the survey",
        PlaceholderNames.OptOutUrlPlaceholder => "the recipient's own link to opt out",
        _ when raw.StartsWith("${m:", StringComparison.Ordinal) => "a field of the contact",
        _ when raw.StartsWith("${e:", StringComparison.Ordinal) => "embedded data",
        _ => "a date, at the time of sending",
    };

    private static IEnumerable<(string Raw, string Meaning)> Known()
    {
        string[] known = [PlaceholderNames.SurveyUrlPlaceholder, PlaceholderNames.OptOutUrlPlaceholder, .. PlaceholderNames.ContactFields.Select(field => $"${{m://{field}}}"), "${date://CurrentDate/m%2Fd%2FY}"];
        return known.Select(raw => (raw, MeaningOf(raw)));
    }

    private static IEnumerable<(string Raw, string Meaning)> UsedIn(OpenDocument document)
        => PlaceholderScanner.Scan(document.Text).Where(placeholder => placeholder.Kind == PlaceholderKind.Valid).Select(placeholder => (placeholder.Raw, MeaningOf(placeholder.Raw) + ", used in this file"));

    private static IEnumerable<(string Raw, string Meaning)> SampledIn(OpenDocument document)
        => from name in SampleOffers.NamesIn(document)
           let raw = PlaceholderNames.Known(name) ?? $"${{m://{name}}}"
           where PlaceholderScanner.Scan(raw) is [{ Kind: PlaceholderKind.Valid }]
           select (raw, MeaningOf(raw) + ", has a sample");
}
