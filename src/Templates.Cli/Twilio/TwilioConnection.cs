using System.Net;
using System.Text;
using Polly;
using Polly.Retry;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Cli.Twilio;

/// <summary>One Twilio account as a command speaks with it: reads are repeated, changes are sent once.</summary>
internal sealed class TwilioConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private readonly TwilioOptions options;
    private readonly HttpClient client;
    private readonly ResiliencePipeline<HttpResponseMessage> reading;

    public TwilioConnection(TwilioOptions options)
    {
        this.options = options;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = TwilioCredentials.Of(options);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("watemplates");
        reading = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(Retries).Build();
    }

    /// <summary><c>AC…</c>.</summary>
    public string Account => options.AccountSid!;

    private static RetryStrategyOptions<HttpResponseMessage> Retries => new()
    {
        MaxRetryAttempts = 4,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(250),
        MaxDelay = TimeSpan.FromSeconds(10),
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result is { } response ? RetryAfter.Of(response, LongestWait) : null),
        ShouldHandle = arguments => new ValueTask<bool>(arguments.Outcome is { Exception: HttpRequestException or TimeoutException } or { Result.StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError }),
    };

    /// <summary>The account that the environment and appsettings.json of the current folder name.</summary>
    /// <exception cref="CannotRunException">A setting is missing or wrong.</exception>
    public static TwilioConnection Open()
    {
        var options = TwilioSettings.Read();
        var missing = TwilioSettings.Missing(options);
        return missing.Count == 0 ? new TwilioConnection(options) : throw new CannotRunException(string.Join("\n  ", ["settings are missing or wrong:", .. missing]));
    }

    /// <summary>Reads. Tries again on 429, 5xx and broken connections.</summary>
    public Task<TwilioAnswer> GetAsync(TwilioHost host, string pathAndQuery, CancellationToken cancellationToken)
        => AskAsync(token => client.GetAsync(At(host, pathAndQuery), token), isReading: true, cancellationToken);

    /// <summary>Reads a page that an earlier answer named by its whole address.</summary>
    /// <param name="host">Where the page must be: the credentials go nowhere else.</param>
    public Task<TwilioAnswer> GetPageAsync(TwilioHost host, string address, CancellationToken cancellationToken)
        // A path that begins with a slash is an absolute address to some platforms, that of a file.
        => !address.StartsWith('/') && Uri.TryCreate(address, UriKind.Absolute, out var page)
            ? GetAsync(host, page.PathAndQuery, cancellationToken)
            : GetAsync(host, address, cancellationToken);

    /// <summary>Changes something: one request, never repeated.</summary>
    public Task<TwilioAnswer> PostJsonAsync(TwilioHost host, string path, string json, CancellationToken cancellationToken)
        => SendAsync(host, path, new StringContent(json, Encoding.UTF8, "application/json"), cancellationToken);

    /// <summary>Changes something: one request, never repeated.</summary>
    public Task<TwilioAnswer> PostFormAsync(TwilioHost host, string path, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
        => SendAsync(host, path, new FormUrlEncodedContent(form), cancellationToken);

    public void Dispose() => client.Dispose();

    private async Task<TwilioAnswer> SendAsync(TwilioHost host, string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(host, path)) { Content = content };
        return await AskAsync(token => client.SendAsync(request, token), isReading: false, cancellationToken).ConfigureAwait(false);
    }

    private Uri At(TwilioHost host, string pathAndQuery)
        => new((options.BaseUrl?.AbsoluteUri.TrimEnd('/') ?? $"https://{host.ToString().ToLowerInvariant()}.twilio.com") + pathAndQuery);

    private async Task<TwilioAnswer> AskAsync(Func<CancellationToken, Task<HttpResponseMessage>> ask, bool isReading, CancellationToken cancellationToken)
    {
        try
        {
            using var response = isReading
                ? await reading.ExecuteAsync(async token => await ask(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
                : await ask(cancellationToken).ConfigureAwait(false);
            return TwilioAnswers.Read(response, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException exception)
        {
            return new TwilioAnswer(TwilioAnswers.IsBeforeTheRequest(exception) ? TwilioOutcome.NotProcessed : TwilioOutcome.Unknown, 0, null) { Reason = $"Twilio could not be reached: {exception.HttpRequestError}" };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new TwilioAnswer(TwilioOutcome.Unknown, 0, null) { Reason = $"Twilio did not answer within {Patience.TotalSeconds} s" };
        }
    }
}
