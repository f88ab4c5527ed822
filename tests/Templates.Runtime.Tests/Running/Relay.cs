using System.Net;
using System.Net.Sockets;

namespace WaTemplates.Runtime.Tests.Running;

/// <summary>A way to a port of this machine that can be cut: connections are refused then, and those that exist end.</summary>
internal sealed class Relay : IDisposable
{
    private readonly int target;
    private readonly List<TcpClient> open = [];
    private TcpListener listener;

    public Relay(int target)
    {
        this.target = target;
        listener = Listen(0);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public Uri Url { get; }

    public void Cut()
    {
        listener.Dispose();
        lock (open)
        {
            open.ForEach(client => client.Dispose());
            open.Clear();
        }
    }

    public void Mend() => listener = Listen(Url.Port);

    public void Dispose() => Cut();

    private TcpListener Listen(int port)
    {
        var listening = new TcpListener(IPAddress.Loopback, port);
        listening.Start();
        _ = AcceptAsync(listening);
        return listening;
    }

    private async Task AcceptAsync(TcpListener listening)
    {
        try
        {
            while (true)
                _ = ForwardAsync(await listening.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task ForwardAsync(TcpClient from)
    {
        var to = new TcpClient();
        lock (open)
            open.AddRange([from, to]);
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(from.GetStream()));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
