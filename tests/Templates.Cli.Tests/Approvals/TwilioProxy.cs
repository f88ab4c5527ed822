using System.Net;
using System.Net.Sockets;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>An answer on its way through the proxy.</summary>
internal sealed record ProxyAnswer(int Status, string ContentType, byte[] Body)
{
    public string? RetryAfter { get; init; }

    public static ProxyAnswer Json(int status, string body) => new(status, "application/json", System.Text.Encoding.UTF8.GetBytes(body));
}

/// <summary>What the proxy has received.</summary>
internal sealed record ProxyRequest(int Number, string Method, string PathAndQuery, byte[] Body);

/// <summary>
/// Stands between a command and the simulator: counts the requests, and lets a test act before a request goes on, and after
/// its answer came back but before the command gets it.
/// </summary>
internal sealed class TwilioProxy : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient client = new();
    private readonly Uri target;
    private readonly Task serving;
    private readonly List<ProxyRequest> requests = [];
    private int count;

    public TwilioProxy(Uri target)
    {
        this.target = target;
        Url = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(Url);
        listener.Start();
        serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Answers instead of the simulator where it gives something.</summary>
    public Func<ProxyRequest, ProxyAnswer?>? Before { get; set; }

    /// <summary>Sees, and may replace, the simulator's answer.</summary>
    public Func<ProxyRequest, ProxyAnswer, ProxyAnswer>? After { get; set; }

    public IReadOnlyList<ProxyRequest> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
        client.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => HandleAsync(context));
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var request = new ProxyRequest(Interlocked.Increment(ref count), context.Request.HttpMethod, context.Request.Url!.PathAndQuery, body.ToArray());
            lock (requests)
                requests.Add(request);
            var answer = Before?.Invoke(request) ?? await ForwardAsync(context.Request, request);
            answer = After?.Invoke(request, answer) ?? answer;
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            if (answer.RetryAfter is { } wait)
                context.Response.AddHeader("Retry-After", wait);
            await context.Response.OutputStream.WriteAsync(answer.Body);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The command was killed meanwhile.
        }
    }

    private async Task<ProxyAnswer> ForwardAsync(HttpListenerRequest original, ProxyRequest request)
    {
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(target, request.PathAndQuery));
        forwarded.Headers.TryAddWithoutValidation("Authorization", original.Headers["Authorization"]);
        if (request.Method == "POST")
        {
            forwarded.Content = new ByteArrayContent(request.Body);
            forwarded.Content.Headers.TryAddWithoutValidation("Content-Type", original.ContentType);
        }

        using var response = await client.SendAsync(forwarded);
        return new ProxyAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "text/plain", await response.Content.ReadAsByteArrayAsync()) { RetryAfter = response.Headers.RetryAfter?.ToString() };
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
