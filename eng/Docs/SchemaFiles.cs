using WaTemplates.Core.Format;

namespace WaTemplates.Docs;

/// <summary>The schemas that editors load, computed from the format. A test compares them; eng/Docs writes them.</summary>
internal static class SchemaFiles
{
    public const string Folder = "schemas";

    public static IReadOnlyDictionary<string, string> Write() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["template.schema.json"] = SchemaWriter.Template(),
        ["settings.schema.json"] = SchemaWriter.Settings(),
    };
}
