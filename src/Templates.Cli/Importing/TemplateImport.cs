using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Importing;

/// <summary>What to import, and what the user tells about it.</summary>
internal sealed record ImportRequest(IReadOnlyList<string> Paths, string Folder)
{
    public string? Language { get; init; }

    public TemplateKind? Kind { get; init; }

    public TemplateCategory? Category { get; init; }

    public IReadOnlyList<VariableOption> Variables { get; init; } = [];

    public string? MapFile { get; init; }

    /// <summary>Contents of a Twilio account, or null where files are imported.</summary>
    public IReadOnlyList<JsonValue>? Contents { get; init; }

    public bool MayReplace { get; init; }
}

/// <summary>What an import gave.</summary>
/// <param name="Written">Absolute paths of the files written.</param>
/// <param name="Findings">What is to be said about the manifest that was read.</param>
/// <param name="Texts">The texts that were taken.</param>
internal sealed record ImportResult(IReadOnlyList<string> Written, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<ImportedText> Texts);

/// <summary>Turns texts into template files. Nothing is written before everything is known.</summary>
internal static class TemplateImport
{
    /// <param name="request">What to import.</param>
    /// <param name="cancellationToken">Ends the wait for a person's answer.</param>
    /// <exception cref="CannotRunException">Something is missing or cannot be read or written.</exception>
    public static async Task<ImportResult> RunAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        var map = request.MapFile is null ? null : MapFile.Load(request.MapFile);
        var reading = request.Contents is { } contents ? SourceReader.Read(contents) : SourceReader.Read(SourceFiles.Find(request.Paths), request.Language);
        ContentVersions.KeepForemost(reading);
        if (reading.Texts.Count == 0)
            throw new CannotRunException(NothingFound(request, reading));

        var lookup = new VariableLookup(request.Variables, map, new EarlierTemplates(request.Folder));
        await VariableQuestions.SettleAsync(reading.Texts.SelectMany(text => UnknownVariable.Of(text, lookup.Find)).ToArray(), lookup, cancellationToken).ConfigureAwait(false);
        var numbered = reading.Texts.ToArray();
        for (var i = 0; i < numbered.Length; i++)
            reading.Texts[i] = numbered[i] with { Language = Named(numbered[i], lookup) };
        ContentVersions.RefuseDifferences(reading);

        var assembly = new DraftAssembly(request.Kind, request.Category);
        var targets = new TargetFiles(request.Folder, assembly.Assemble(reading.Texts.Select(text => (text, text.Language))), request.MayReplace);
        var written = targets.Write();
        foreach (var line in reading.Skipped.Select(skipped => "Skipped " + skipped + ".").Concat(assembly.Notes))
            Terminal.Error.WriteLine(line);
        return new ImportResult(written, map is null ? [] : map.Findings, [.. reading.Texts]);
    }

    /// <summary>The text with placeholders for variables, and a sample for each.</summary>
    private static LanguageDraft Named(ImportedText text, VariableLookup lookup)
    {
        var named = text.Language.With(part => TwilioTokens.Replace(part, PlaceholderOf));
        return named with { Samples = SampleValues.Of(named, text, PlaceholderOf) };

        string PlaceholderOf(string key) => lookup.Find(text, key)!;
    }

    private static string NothingFound(ImportRequest request, SourceReading reading)
    {
        if (request.Contents is not null)
            return reading.Skipped.Count == 0 ? "Twilio's account has no content." : "nothing of Twilio's account can be imported:" + string.Concat(reading.Skipped.Select(skipped => Environment.NewLine + "  " + skipped));
        var places = string.Join(", ", request.Paths.Select(path => $"'{path}'"));
        return reading.Skipped.Count == 0
            ? $"there is nothing to import in {places}. Looked for {SourceFiles.Patterns}."
            : $"nothing of {places} can be imported:" + string.Concat(reading.Skipped.Select(skipped => Environment.NewLine + "  " + skipped));
    }
}
