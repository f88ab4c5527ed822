using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WaTemplates.Simulator.Tests.Http;

/// <summary>Stands before the simulator and lets through only what Twilio's OpenAPI document allows, in both directions.</summary>
internal sealed class PrismProxy : IAsyncDisposable
{
    private readonly Process process;
    private Task reading = Task.CompletedTask;

    private PrismProxy(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    private static string Script => Repository.PathOf("eng/ci/node_modules/@stoplight/prism-cli/dist/index.js");

    private static string Documents => Environment.GetEnvironmentVariable("WATEMPLATES_TWILIO_OAI") ?? Repository.PathOf("../shared/twilio-oai");

    public static async Task<PrismProxy> StartAsync(string document, Uri upstream)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var port = FreePort();
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Script, "proxy", "--errors", "-h", "127.0.0.1", "-p", $"{port}", Path.Combine(Documents, document), upstream.ToString()])
            start.ArgumentList.Add(argument);
        var proxy = new PrismProxy(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
        while (await proxy.process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Contains("Prism is listening", StringComparison.Ordinal))
            {
                proxy.reading = proxy.process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return proxy;
            }
        }

        throw new InvalidOperationException("Prism ended: " + await proxy.process.StandardError.ReadToEndAsync(cancellation));
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
