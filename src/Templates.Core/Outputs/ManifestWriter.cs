using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Json;

namespace WaTemplates.Core.Outputs;

/// <summary>Puts the entries of all templates into one manifest, by name and language.</summary>
internal static class ManifestWriter
{
    public const int Version = 1;

    /// <summary>What to say where a manifest was made by another version of the product than the one that reads it, or null.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="madeBy">Its <c>productVersion</c>.</param>
    /// <param name="productVersion">The version that reads it.</param>
    public static Diagnostic? CheckVersion(string path, string? madeBy, string productVersion)
        => madeBy == productVersion ? null : Diagnostic.ForFile(RuleCatalog.VersionMismatch, path, $"The manifest was made by version '{madeBy ?? "unknown"}' of the product, and this is version '{productVersion}'. Make it anew with this version: 'watemplates build', or 'dotnet build'.");

    public static OutputFile Write(IEnumerable<ManifestEntry> entries, string productVersion)
    {
        var json = new JsonWriter().BeginObject().Member("version", Version).Member("productVersion", productVersion).BeginArray("templates");
        foreach (var entry in entries.OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Language, StringComparer.Ordinal))
            json.RawValue(entry.Json);
        return new OutputFile(OutputNames.Manifest, json.EndArray().EndObject().ToFile());
    }
}
