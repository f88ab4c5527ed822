using System.Diagnostics;
using System.Text.Json;

namespace WaTemplates.Testing;

/// <summary>What the validator says about one file.</summary>
/// <param name="NotYaml">Why its reader takes the file for no YAML, or null.</param>
/// <param name="Errors">What breaks the schema.</param>
internal sealed record SchemaVerdict(string? NotYaml, IReadOnlyList<string> Errors)
{
    public bool IsValid => NotYaml is null && Errors.Count == 0;
}

/// <summary>A JSON schema validator and a YAML reader of others, from the npm tools of eng/ci: one process for all files.</summary>
internal static class SchemaValidator
{
    private static string Script => Repository.PathOf("eng/ci/validate-schemas.mjs");

    /// <summary>Why the validator cannot run here, or null.</summary>
    public static string? Unavailable
        => Directory.Exists(Repository.PathOf("eng/ci/node_modules/ajv")) && Directory.Exists(Repository.PathOf("eng/ci/node_modules/yaml")) ? null : "ajv is not installed: run 'npm ci' in eng/ci.";

    /// <param name="cases">Schema and file of each case.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<SchemaVerdict>> ValidateAsync(IReadOnlyList<(string Schema, string File)> cases, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", [Script]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(cases.Select(c => new { schema = c.Schema, file = c.File })));
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException("The validator ended: " + await error);
        using var document = JsonDocument.Parse(await output);
        return document.RootElement.EnumerateArray().Select(verdict => new SchemaVerdict(
            verdict.GetProperty("yaml").GetString(),
            verdict.GetProperty("errors").EnumerateArray().Select(message => message.GetString()!).ToArray())).ToArray();
    }
}
