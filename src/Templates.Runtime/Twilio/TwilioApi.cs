using System.Net;
using System.Text.Json;
using Polly;
using Polly.Retry;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Twilio;

/// <summary>Speaks with Twilio's REST interface. Source: Twilio's OpenAPI documents api_v2010 and content_v1.</summary>
internal sealed class TwilioApi : ITwilioApi
{
    private const int MaxPageSize = 1000;
    private readonly HttpClient client;
    private readonly TwilioAddresses addresses;
    private readonly ResiliencePipeline<HttpResponseMessage> reading;

    public TwilioApi(HttpClient client, TwilioOptions options)
    {
        this.client = client;
        addresses = new TwilioAddresses(options);
        client.DefaultRequestHeaders.Authorization = TwilioCredentials.Of(options);
        reading = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(Retries).Build();
    }

    // Only for reads, which change nothing: there is no second try of a message.
    private static RetryStrategyOptions<HttpResponseMessage> Retries => new()
    {
        MaxRetryAttempts = 4,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(250),
        MaxDelay = TimeSpan.FromSeconds(10),
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result is { } response ? RetryAfter.Of(response, atMost: TimeSpan.FromSeconds(10)) : null),
        ShouldHandle = arguments => new ValueTask<bool>(arguments.Outcome is { Exception: HttpRequestException or TimeoutException } or { Result.StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError }),
    };

    public async Task<CreateOutcome> CreateMessageAsync(OutgoingMessage message, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, addresses.Messages) { Content = MessageForm.Of(message) };
        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return CreateAnswer.Read(response, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException exception) when (IsBeforeTheRequest(exception.HttpRequestError))
        {
            return new CreateOutcome(CreateStatus.NotProcessed);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            // Also when our side gave up: what was written by then may have arrived.
            return new CreateOutcome(CreateStatus.Ambiguous);
        }
    }

    public async Task<MessagePage> ListMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default)
    {
        if (query.PageSize is < 1 or > MaxPageSize)
            throw new ArgumentException($"A page has 1 to {MaxPageSize} entries, not {query.PageSize}.", nameof(query));
        using var page = await GetAsync(addresses.ListMessages(query), "the list of messages", cancellationToken).ConfigureAwait(false)
            ?? throw new TwilioException("Twilio has no list of messages for this account. Check the account SID.", (int)HttpStatusCode.NotFound);
        return RemoteMessages.ReadPage(page.RootElement);
    }

    public async Task<RemoteMessage?> FetchMessageAsync(string messageSid, CancellationToken cancellationToken = default)
    {
        using var message = await GetAsync(addresses.Message(messageSid), "a message", cancellationToken).ConfigureAwait(false);
        return message is null ? null : RemoteMessages.Read(message.RootElement);
    }

    public async Task<string> FetchApprovalStatusAsync(string contentSid, CancellationToken cancellationToken = default)
    {
        using var answer = await GetAsync(addresses.Approval(contentSid), "an approval", cancellationToken).ConfigureAwait(false);
        if (answer is null)
            return "deleted";
        return answer.RootElement.TryGetProperty("whatsapp", out var whatsApp) && whatsApp.ValueKind == JsonValueKind.Object
            && whatsApp.TryGetProperty("status", out var status) && status.GetString() is { Length: > 0 } word
            ? word.ToLowerInvariant()
            : "unsubmitted";
    }

    private static bool IsBeforeTheRequest(HttpRequestError error)
        => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private async Task<JsonDocument?> GetAsync(Uri address, string what, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await reading.ExecuteAsync(async token => await client.GetAsync(address, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return null;
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                var code = CreateAnswer.ErrorCode(body);
                throw new TwilioException($"Twilio refused {what}: HTTP {(int)response.StatusCode}{(code is null ? "" : $", error {code}")}.", (int)response.StatusCode, code);
            }

            return JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            throw new TwilioException($"Twilio's answer about {what} is no JSON.", 200, innerException: exception);
        }
        catch (HttpRequestException exception)
        {
            throw new TwilioException($"Twilio could not be asked for {what}: {exception.HttpRequestError}.", innerException: exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TwilioException($"Twilio did not answer about {what} in time.", innerException: exception);
        }
    }
}
