using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WaTemplates.Testing;

/// <summary>
/// A server made from one of Twilio's OpenAPI documents: it refuses every request that breaks the published contract.
/// Needs the npm tools of eng/ci and the documents, which are not part of the repository.
/// </summary>
internal sealed class PrismServer : IAsyncDisposable
{
    private readonly Process process;
    private Task reading = Task.CompletedTask;

    private PrismServer(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Add("Authorization", "Basic " + Convert.ToBase64String("AC00:token"u8));
    }

    public HttpClient Client { get; }

    private static string Script => Repository.PathOf("eng/ci/node_modules/@stoplight/prism-cli/dist/index.js");

    private static string Documents => Environment.GetEnvironmentVariable("WATEMPLATES_TWILIO_OAI") ?? Repository.PathOf("../shared/twilio-oai");

    /// <summary>Why the server cannot run here, or null.</summary>
    public static string? Unavailable(string document)
    {
        if (!File.Exists(Script))
            return "Prism is not installed: run 'npm ci' in eng/ci.";
        return File.Exists(Path.Combine(Documents, document)) ? null : $"Twilio's OpenAPI document {document} is not at hand: set WATEMPLATES_TWILIO_OAI to the folder that holds it.";
    }

    public static async Task<PrismServer> StartAsync(string document, CancellationToken cancellation)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Script, "mock", "--errors", "-h", "127.0.0.1", "-p", $"{port}", Path.Combine(Documents, document)])
            start.ArgumentList.Add(argument);
        var server = new PrismServer(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
        while (await server.process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Contains("Prism is listening", StringComparison.Ordinal))
            {
                server.reading = server.process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return server;
            }
        }

        throw new InvalidOperationException("Prism ended: " + await server.process.StandardError.ReadToEndAsync(cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        // A reader must not meet a closed pipe.
        await reading;
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
