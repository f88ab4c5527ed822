using System.Globalization;
using WaTemplates.Core.Conversion;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Source;
using WaTemplates.Text.Files;
using WaTemplates.Text.Json;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Importing;

/// <summary>What numbers stand for, from the map that <c>convert --map</c> writes or from a build's manifest.</summary>
internal sealed class MapFile
{
    private readonly Dictionary<string, IReadOnlyList<MappedPlaceholder>> byText = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<MappedPlaceholder>? forAll;

    private MapFile(string path, JsonValue root, string json)
    {
        if (root["templates"] is null)
        {
            var map = PlaceholderMap.Parse(json);
            if (map.Literals.Count > 0)
                throw new FormatException("it has 'literals', {{n}} that stood in the text already, which a template cannot hold");
            forAll = Checked(map.Variables);
            return;
        }

        if (root["version"]?.AsInt32 is not ManifestWriter.Version)
            throw new FormatException($"it is a manifest of version {root["version"]?.Text ?? "unknown"}, and this watemplates reads version {ManifestWriter.Version}");
        if (ManifestWriter.CheckVersion(path, root["productVersion"]?.AsString, ProductVersion.Text) is { } mismatch)
            Findings = [mismatch];
        foreach (var entry in root["templates"]!.Items)
        {
            if (entry["name"]?.AsString is not { } name || entry["language"]?.AsString is not { } language)
                throw new FormatException("each of 'templates' needs a 'name' and a 'language'");
            byText[$"{name}/{language}"] = Checked(PlaceholderMap.Parse(new JsonWriter(indented: false).Value(entry).ToString()).Variables);
        }
    }

    /// <summary>What is to be said about the manifest itself.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; } = [];

    /// <exception cref="CannotRunException">The file cannot be read, or is neither.</exception>
    public static MapFile Load(string path)
    {
        const string Wanted = "Name the file that 'convert --map' wrote, or the manifest.json of a build.";
        if (DiskFile.Read(path).Bytes is not { } bytes)
            throw new CannotRunException($"the map '{path}' cannot be read. {Wanted}");
        if (SourceText.Decode(bytes, out var badOffset) is not { } json)
            throw new CannotRunException($"the map '{path}' is not UTF-8: the byte at offset {badOffset} cannot be read. {Wanted}");
        try
        {
            return new MapFile(path, JsonReader.Parse(json), json);
        }
        catch (FormatException exception)
        {
            throw new CannotRunException($"the map '{path}' cannot be used: {exception.Message}. {Wanted}");
        }
    }

    public string? Find(ImportedText text, string key)
        => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (forAll ?? byText.GetValueOrDefault(text.Id))?.FirstOrDefault(variable => variable.Number == number)?.Placeholder
            : null;

    private static IReadOnlyList<MappedPlaceholder> Checked(IReadOnlyList<MappedPlaceholder> variables)
    {
        foreach (var variable in variables)
        {
            if (PlaceholderScanner.Scan(variable.Placeholder) is not [{ Kind: PlaceholderKind.Valid } placeholder] || placeholder.Raw != variable.Placeholder)
                throw new FormatException($"'{Printable.OneLine(variable.Placeholder)}' is no placeholder of an invitation");
        }

        return variables;
    }
}
