using WaTemplates.Text.Json;

namespace WaTemplates.Core.Outputs;

/// <summary>Puts the entries of all templates into one manifest, by name and language.</summary>
internal static class ManifestWriter
{
    public const int Version = 1;

    public static OutputFile Write(IEnumerable<ManifestEntry> entries, string productVersion)
    {
        var json = new JsonWriter().BeginObject().Member("version", Version).Member("productVersion", productVersion).BeginArray("templates");
        foreach (var entry in entries.OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Language, StringComparer.Ordinal))
            json.RawValue(entry.Json);
        return new OutputFile(OutputNames.Manifest, json.EndArray().EndObject().ToFile());
    }
}
