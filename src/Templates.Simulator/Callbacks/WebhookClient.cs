using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using WaTemplates.Simulator.Identity;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>Calls webhooks as Twilio does: signed, form-encoded, with the retries that the address asks for.</summary>
internal sealed class WebhookClient(string authToken, SidSource sids) : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly ConcurrentDictionary<TimeSpan, HttpMessageInvoker> clients = new();
    private readonly SemaphoreSlim places = new(128);

    public Task<WebhookResult> CallAsync(string configuredUrl, string method, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        var url = WebhookUrl.Parse(configuredUrl);
        return CallAsync(url, () => Request(url.Address, method, form), cancellationToken);
    }

    /// <summary>Posts JSON: its address is signed with the body's hash in it.</summary>
    public Task<WebhookResult> PostJsonAsync(string configuredUrl, byte[] body, CancellationToken cancellationToken)
    {
        var url = WebhookUrl.Parse(configuredUrl);
        return CallAsync(url, () => JsonRequest(url.Address, body), cancellationToken);
    }

    private async Task<WebhookResult> CallAsync(WebhookUrl url, Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            using var total = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            total.CancelAfter(url.TotalTimeout);
            string? token = null;
            for (var tries = 1; ; tries++)
            {
                var result = await TryAsync(url, create, token, tries, total.Token);
                if (tries > url.Retries || total.IsCancellationRequested || !result.IsRetried(url.RetryOn))
                    return result;
                token ??= sids.Next(SidKind.IdempotencyToken, "");
            }
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        places.Dispose();
    }

    private async Task<WebhookResult> TryAsync(WebhookUrl url, Func<HttpRequestMessage> create, string? token, int tries, CancellationToken cancellationToken)
    {
        using var request = create();
        if (token is not null)
            request.Headers.Add("I-Twilio-Idempotency-Token", token);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        reading.CancelAfter(url.ConnectTimeout + url.ReadTimeout);
        try
        {
            using var response = await clients.GetOrAdd(url.ConnectTimeout, Client).SendAsync(request, reading.Token);
            return new WebhookResult((int)response.StatusCode, await ReadAsync(response.Content, reading.Token), response.Content.Headers.ContentType?.MediaType, tries, null);
        }
        catch (HttpRequestException e)
        {
            var neverConnected = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return new WebhookResult(null, "", null, tries, neverConnected ? "ct" : "rt");
        }
        catch (IOException)
        {
            return new WebhookResult(null, "", null, tries, "rt");
        }
        catch (OperationCanceledException)
        {
            return new WebhookResult(null, "", null, tries, "rt");
        }
    }

    private HttpRequestMessage Request(string address, string method, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var encoded = Encode(form);
        var isGet = method == "GET";
        if (isGet)
            address += (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + encoded;
        var request = Signed(new HttpMethod(method), address, isGet ? [] : form);
        if (!isGet)
        {
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(encoded));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
        }

        return request;
    }

    private HttpRequestMessage JsonRequest(string address, byte[] body)
    {
        address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}";
        var request = Signed(HttpMethod.Post, address, []);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return request;
    }

    private HttpRequestMessage Signed(HttpMethod method, string address, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        // What is signed must be what is sent: no dot segments or escapes may be put right on the way.
        var uri = new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(authToken, address, form));
        request.Headers.Add("User-Agent", "TwilioProxy/1.1");
        if (uri.UserInfo.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
        return request;
    }

    private static string Encode(IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var encoded = new StringBuilder();
        foreach (var (name, value) in form)
            encoded.Append(encoded.Length > 0 ? "&" : "").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return encoded.ToString();
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    // The default proxy of the machine is not for callbacks to it.
    private static HttpMessageInvoker Client(TimeSpan connectTimeout)
        => new(new SocketsHttpHandler { ConnectTimeout = connectTimeout, UseProxy = false, UseCookies = false });
}
