using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WaTemplates.Runtime.Tests.Twilio;

/// <summary>A server on a socket that answers each connection's requests with the next bytes of a script; null closes without an answer.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string?> script;
    private readonly CancellationTokenSource stop = new();

    public ScriptedServer(params string?[] script)
    {
        this.script = new ConcurrentQueue<string?>(script);
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Requests as they came, head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static string Answer(int status, string body, string headers = "", string type = "application/json")
        => $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            while (await ReadRequestAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                if (!script.TryDequeue(out var answer) || answer is null)
                {
                    client.Client.LingerState = new LingerOption(true, 0);
                    return;
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
                if (!answer.Contains("Content-Length", StringComparison.Ordinal) || answer.Contains("truncated", StringComparison.Ordinal))
                    return;
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            int read;
            try
            {
                read = await stream.ReadAsync(buffer);
            }
            catch (IOException)
            {
                return null;
            }

            if (read == 0)
                return null;
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var request = text.ToString();
            var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0)
                continue;
            var length = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
            if (Encoding.UTF8.GetByteCount(request[(head + 4)..]) >= int.Parse(length ?? "0", System.Globalization.CultureInfo.InvariantCulture))
                return request;
        }
    }
}
