using System.Net;
using System.Net.Sockets;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>A way to an application that keeps callers waiting while nobody listens there, as a load balancer does.</summary>
internal sealed class PatientRoad : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task work;

    public PatientRoad()
    {
        listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        work = AcceptAsync();
    }

    public Uri Url { get; }

    public Uri? Target { get; set; }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await work;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = LeadAsync(await listener.AcceptTcpClientAsync(closing.Token));
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task LeadAsync(TcpClient caller)
    {
        using (caller)
        using (var called = await ConnectAsync())
        {
            try
            {
                await Task.WhenAny(caller.GetStream().CopyToAsync(called.GetStream(), closing.Token), called.GetStream().CopyToAsync(caller.GetStream(), closing.Token));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // One end is gone: so is the way.
            }
        }
    }

    private async Task<TcpClient> ConnectAsync()
    {
        while (true)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Target!.Port, closing.Token);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
                await Task.Delay(50, closing.Token);
            }
        }
    }
}
