using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>What a self-test came to.</summary>
/// <param name="IsOk">A signed request to our public address arrived and verified.</param>
/// <param name="Message">What is wrong and what to do; one line.</param>
internal sealed record SelfTestResult(bool IsOk, string Message);

/// <summary>
/// Sends ourselves a signed request through the public address: a proxy that changes the address on the way would make
/// every webhook fail, and this tells which part.
/// </summary>
internal sealed class SelfTest(PublicAddress address, RuntimeKeyStore keys, IOptions<WaTemplatesOptions> options, Func<HttpMessageHandler> transport)
{
    // Escapes in both cases, an escape that none needs and an empty value: what proxies like to write anew.
    private const string Query = "?self-test=%7E%c3%BC&empty=";
    private const string Form = "SelfTest=1";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public async Task<SelfTestResult> RunAsync(CancellationToken cancellationToken = default)
    {
        var proof = (await keys.GetAsync(cancellationToken)).SelfTest;
        var url = address.To("/inbound") + Query;
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using var request = CreateRequest(url);
        request.Headers.Add(SelfTestProof.Header, proof.CreateProbe(nonce));
        using var client = new HttpClient(transport()) { Timeout = Timeout };
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var isOurs = response.Headers.TryGetValues(SelfTestProof.Header, out var values) && proof.IsAnswer(nonce, text, values.First());
            return isOurs ? Judge(url, text) : JudgeStranger(url, response);
        }
        catch (HttpRequestException e)
        {
            return new SelfTestResult(false, $"The public address cannot be reached from here ({e.HttpRequestError}). Twilio may still reach it; if not, check PublicUrl and its proxy.");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SelfTestResult(false, "The public address did not answer within 10 s. Twilio may still reach it; if not, check PublicUrl and its proxy.");
        }
    }

    private HttpRequestMessage CreateRequest(string url)
    {
        // Uri would write the escapes anew.
        var exact = new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(HttpMethod.Post, exact) { Content = new StringContent(Form, mediaType: null) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.Add(WebhookGate.SignatureHeader, WebhookSignature.Create(options.Value.Twilio.SigningTokens[0], url, Form));
        return request;
    }

    private static SelfTestResult Judge(string url, string answer)
    {
        var lines = answer.Split('\n', 2);
        if (lines[0] == SelfTestEndpoint.Verified)
            return new SelfTestResult(true, "Requests to the public address arrive and verify.");
        return new SelfTestResult(false, $"Requests to the public address arrive changed, and signatures will not verify: {UrlDifference.Describe(url, lines[^1])}. Let the proxy pass the address on as it is, or set PublicUrl to what Twilio calls.");
    }

    private static SelfTestResult JudgeStranger(string url, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
            return new SelfTestResult(false, $"The public address redirects: {UrlDifference.Describe(url, new Uri(new Uri(url), location).AbsoluteUri)}. Twilio would lose the form: set PublicUrl to where it leads.");
        return new SelfTestResult(false, $"Something else answers at the public address, with status {(int)response.StatusCode}. Check PublicUrl, its path included, and where the endpoints are mapped.");
    }
}
