using System.Text.Json;

namespace WaTemplates.Conformance.Tests;

/// <summary>A finding as a host printed it: the file relative to the case's folder, one-based positions.</summary>
internal sealed record HostFinding(string File, string Id, string Severity, int StartLine, int StartColumn, int EndLine, int EndColumn, string Message)
{
    public static IReadOnlyList<HostFinding> FromCheckJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("diagnostics").EnumerateArray().Select(d => new HostFinding(
            d.GetProperty("file").GetString()!, d.GetProperty("id").GetString()!, d.GetProperty("severity").GetString()!,
            d.GetProperty("startLine").GetInt32(), d.GetProperty("startColumn").GetInt32(), d.GetProperty("endLine").GetInt32(), d.GetProperty("endColumn").GetInt32(),
            d.GetProperty("message").GetString()!)).ToArray();
    }

    public static IReadOnlyList<HostFinding> FromSarif(string sarif)
    {
        using var document = JsonDocument.Parse(sarif);
        return document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result =>
        {
            var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var region = location.GetProperty("region");
            return new HostFinding(
                Uri.UnescapeDataString(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!), result.GetProperty("ruleId").GetString()!,
                result.GetProperty("level").GetString()!.Replace("note", "info", StringComparison.Ordinal),
                region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32(),
                result.GetProperty("message").GetProperty("text").GetString()!);
        }).ToArray();
    }
}
