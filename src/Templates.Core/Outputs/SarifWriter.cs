using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Core.Outputs;

/// <summary>All findings as SARIF 2.1.0, with paths relative to a base folder.</summary>
internal static class SarifWriter
{
    private const string BaseId = "SRCROOT";

    public static string Write(IReadOnlyList<Diagnostic> diagnostics, string productVersion, Func<string, string> relativePath)
    {
        var rules = diagnostics.Select(d => d.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray();
        var json = new JsonWriter().BeginObject()
            .Member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .Member("version", "2.1.0")
            .BeginArray("runs").BeginObject()
            .BeginObject("tool").BeginObject("driver")
            .Member("name", "WaTemplates")
            .Member("semanticVersion", productVersion)
            .Member("informationUri", "https://github.com/watemplates/watemplates")
            .BeginArray("rules");
        foreach (var rule in rules)
        {
            json.BeginObject().Member("id", rule.Id).Member("name", rule.Name)
                .BeginObject("shortDescription").Member("text", rule.Title + ".").EndObject()
                .Member("helpUri", rule.HelpLink)
                .BeginObject("defaultConfiguration").Member("level", LevelOf(rule.DefaultSeverity)).EndObject()
                .EndObject();
        }

        json.EndArray().EndObject().EndObject().Member("columnKind", "utf16CodeUnits").BeginArray("results");
        foreach (var diagnostic in diagnostics)
            WriteResult(json, diagnostic, Array.IndexOf(rules, diagnostic.Rule), relativePath(diagnostic.Path));
        return json.EndArray().EndObject().EndArray().EndObject().ToFile();
    }

    private static void WriteResult(JsonWriter json, Diagnostic diagnostic, int ruleIndex, string path)
    {
        json.BeginObject().Member("ruleId", diagnostic.Id).Member("ruleIndex", ruleIndex).Member("level", LevelOf(diagnostic.Severity))
            .BeginObject("message").Member("text", diagnostic.Message).EndObject();
        if (path.Length > 0)
        {
            json.BeginArray("locations").BeginObject().BeginObject("physicalLocation").BeginObject("artifactLocation");
            if (Path.IsPathRooted(path))
                json.Member("uri", new Uri(path).AbsoluteUri);
            else
                json.Member("uri", string.Join("/", path.Split('/').Select(Uri.EscapeDataString))).Member("uriBaseId", BaseId);
            json.EndObject();
            WriteRegion(json, diagnostic.Lines);
            json.EndObject().EndObject().EndArray();
        }

        json.EndObject();
    }

    private static void WriteRegion(JsonWriter json, LineSpan lines)
        => json.BeginObject("region")
            .Member("startLine", lines.Start.Line).Member("startColumn", lines.Start.Column)
            .Member("endLine", lines.End.Line).Member("endColumn", lines.End.Column)
            .EndObject();

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
