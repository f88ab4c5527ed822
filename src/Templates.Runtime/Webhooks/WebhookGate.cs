using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// What a webhook passes before anything is done for it: method, type, size and headers, then its body, its signature, and
/// whether it is meant for us. What does not pass is answered here with a bare status.
/// </summary>
internal sealed class WebhookGate(
    IOptions<WaTemplatesOptions> options,
    PublicAddress address,
    OwnAccount account,
    WebhookLimits limits,
    SignatureWatch watch,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<WebhookGate> logger)
{
    public const string SignatureHeader = "X-Twilio-Signature";
    private readonly IReadOnlyList<string> tokens = options.Value.Twilio.SigningTokens;
    private readonly SignatureVerifier verifier = new(options.Value.Twilio.SigningTokens);
    private readonly FailureLimiter failures = new(limits.Failures, time);

    /// <summary>Reads and verifies a form.</summary>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">For metrics.</param>
    /// <param name="addressName">The field that must have our address.</param>
    /// <returns>The form, to be disposed; null where the request was answered.</returns>
    public async Task<WebhookForm?> ReadAsync(HttpContext context, string endpoint, string addressName)
    {
        if (FindFault(context.Request, FormContent.IsUrlEncoded(context.Request.ContentType)) is { } fault)
            return Refuse(context, endpoint, fault);
        var signature = context.Request.Headers[SignatureHeader];
        if (!HasOneSignature(signature))
            return RefuseSignature(context, endpoint);
        WebhookForm? form = null;
        try
        {
            var body = await RequestBody.ReadAsync(context, limits.BodyBytes, limits, time);
            form = WebhookForm.Create(body, keepsText: options.Value.Forward is not null);
            if (form is null)
                return Refuse(context, endpoint, StatusCodes.Status400BadRequest);
            if (!IsSigned(context, form.Fields, signature))
                return RefuseSignature(context, endpoint);
            if (account.FindForeign(form.Fields, addressName) is { } foreign)
            {
                logger.NotOurs(foreign);
                return Refuse(context, endpoint, StatusCodes.Status403Forbidden, "foreign");
            }

            var passed = form;
            form = null;
            return passed;
        }
        catch (BadHttpRequestException e)
        {
            return Refuse(context, endpoint, e.StatusCode);
        }
        catch (IOException)
        {
            return Refuse(context, endpoint, StatusCodes.Status400BadRequest);
        }
        finally
        {
            form?.Dispose();
        }
    }

    /// <summary>Reads and verifies JSON: its address is signed, and carries the hash of the body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">For metrics.</param>
    /// <returns>The body, to be disposed; null where the request was answered.</returns>
    public async Task<RequestBody?> ReadJsonAsync(HttpContext context, string endpoint)
    {
        var status = FindFault(context.Request, FormContent.IsJson(context.Request.ContentType));
        if (status is null)
        {
            try
            {
                if (await ReadSignedAsync(context) is { } body)
                    return body;
                RefuseSignature(context, endpoint);
                return null;
            }
            catch (BadHttpRequestException e)
            {
                status = e.StatusCode;
            }
            catch (IOException)
            {
                status = StatusCodes.Status400BadRequest;
            }
        }

        Refuse(context, endpoint, status.Value);
        return null;
    }

    private async Task<RequestBody?> ReadSignedAsync(HttpContext context)
    {
        var signature = context.Request.Headers[SignatureHeader];
        if (!HasOneSignature(signature))
            return null;
        var body = await RequestBody.ReadAsync(context, limits.BodyBytes, limits, time);
        var index = verifier.FindToken(address.SignedUrl(context), body.Buffer.AsSpan(0, body.Length), signature[0]);
        if (index >= 0)
        {
            watch.Matched(index, tokens.Count);
            return body;
        }

        body.Dispose();
        return null;
    }

    /// <summary>Whether one of our tokens signed a form for the address it was sent to.</summary>
    public bool IsSigned(HttpContext context, FormBody form, StringValues signature)
    {
        var index = HasOneSignature(signature) ? verifier.FindToken(address.SignedUrl(context), form, signature[0]) : -1;
        if (index >= 0)
            watch.Matched(index, tokens.Count);
        return index >= 0;
    }

    private static bool HasOneSignature(StringValues signature) => signature.Count == 1 && SignatureVerifier.IsWellFormed(signature[0]);

    private int? FindFault(HttpRequest request, bool hasType)
    {
        if (!HttpMethods.IsPost(request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (!hasType || request.Headers.ContentEncoding.Count > 0)
            return StatusCodes.Status415UnsupportedMediaType;
        return request.ContentLength > limits.BodyBytes ? StatusCodes.Status413PayloadTooLarge : null;
    }

    private WebhookForm? RefuseSignature(HttpContext context, string endpoint)
    {
        watch.Refused();
        return failures.Count(context.Connection.RemoteIpAddress)
            ? Refuse(context, endpoint, StatusCodes.Status429TooManyRequests, "limited")
            : Refuse(context, endpoint, StatusCodes.Status403Forbidden, "unsigned");
    }

    private WebhookForm? Refuse(HttpContext context, string endpoint, int status, string? result = null)
    {
        metrics.CountWebhook(endpoint, result ?? Answer.Word(status));
        if (status == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = HttpMethods.Post;
        Answer.Bare(context.Response, status);
        return null;
    }
}
