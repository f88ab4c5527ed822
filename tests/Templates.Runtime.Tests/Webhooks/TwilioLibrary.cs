using System.Diagnostics;
using System.Text.Json;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>A request to be signed.</summary>
internal sealed record SigningCase(string Token, string Url, IReadOnlyList<(string Name, string Value)> Pairs);

/// <summary>The provider's own library for Node, from the npm tools of eng/ci: one process for all cases.</summary>
internal static class TwilioLibrary
{
    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Unavailable => Directory.Exists(Repository.PathOf("eng/ci/node_modules/twilio")) ? null : "twilio is not installed: run 'npm ci' in eng/ci.";

    public static async Task<string[]> SignAsync(IReadOnlyList<SigningCase> cases, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("eng/ci/sign-webhooks.mjs")]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(cases.Select(c => new { token = c.Token, url = c.Url, pairs = c.Pairs.Select(p => new[] { p.Name, p.Value }) })));
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<string[]>(await output)! : throw new InvalidOperationException("The library ended: " + await error);
    }
}
