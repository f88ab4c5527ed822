using System.Net;
using System.Net.Sockets;

namespace PortalFeedback;

/// <summary>A port that is free; the public address must be known before the server starts.</summary>
public static class Loopback
{
    public static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }
}
