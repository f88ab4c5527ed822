using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.OptOuts;

/// <summary>
/// The opt-out link. Looking at it changes nothing, since scanners, previews and prefetching browsers look at every link;
/// its button posts, as does the one click of RFC 8058, and again changes nothing more.
/// </summary>
internal sealed class OptOutEndpoint(
    RuntimeKeyStore keys,
    LedgerCall call,
    ILedger ledger,
    WebhookLimits limits,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<OptOutEndpoint> logger)
{
    private const string Name = "opt-out";
    private readonly FailureLimiter failures = new(limits.Failures, time);

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        OptOutPage.Protect(context.Response);
        var isPost = HttpMethods.IsPost(request.Method);
        if (!isPost && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD, POST";
            Refuse(context, StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (isPost && await FindFaultAsync(context) is { } fault)
        {
            Refuse(context, fault);
            return;
        }

        var texts = OptOutTexts.For(request);
        try
        {
            var links = (await call.GetAsync(keys.GetAsync)).OptOutLinks;
            if (!links.TryRead(request.RouteValues["token"] as string, out var content))
                await RefuseTokenAsync(context, texts);
            else if (isPost)
                await RecordAsync(context, content!, texts);
            else
                await ShowAsync(context, texts);
        }
        catch (LedgerException e)
        {
            logger.LedgerUnavailable(Name, e.Message);
            metrics.CountWebhook(Name, Answer.Word(StatusCodes.Status503ServiceUnavailable));
            await OptOutPage.WriteLaterAsync(context, texts);
        }
    }

    private Task ShowAsync(HttpContext context, OptOutTexts texts)
    {
        metrics.CountWebhook(Name, "shown");
        return OptOutPage.WriteFormAsync(context, texts);
    }

    private async Task RecordAsync(HttpContext context, OptOutToken content, OptOutTexts texts)
    {
        var evidence = string.Create(CultureInfo.InvariantCulture, $"link, key '{content.KeyId}'");
        var optOut = new OptOut(content.Recipient, OptOutScope.List(content.MailingList), OptOutSource.Link, evidence);
        await call.RunAsync(async token =>
        {
            await ledger.OptOutAsync(optOut, token);
            return true;
        });
        metrics.CountWebhook(Name, "accepted");
        await OptOutPage.WriteDoneAsync(context, texts);
    }

    private Task RefuseTokenAsync(HttpContext context, OptOutTexts texts)
    {
        var status = failures.Count(context.Connection.RemoteIpAddress) ? StatusCodes.Status429TooManyRequests : StatusCodes.Status404NotFound;
        metrics.CountWebhook(Name, status == StatusCodes.Status404NotFound ? "invalid" : Answer.Word(status));
        return OptOutPage.WriteInvalidAsync(context, texts, status);
    }

    /// <summary>Reads a post to its end; what it says does not matter, since the link says it all.</summary>
    private async Task<int?> FindFaultAsync(HttpContext context)
    {
        var type = context.Request.ContentType;
        if (!string.IsNullOrEmpty(type) && !FormContent.IsUrlEncoded(type) && !FormContent.IsMultipart(type))
            return StatusCodes.Status415UnsupportedMediaType;
        try
        {
            (await RequestBody.ReadAsync(context, limits.OptOutBodyBytes, limits, time)).Dispose();
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private void Refuse(HttpContext context, int status)
    {
        metrics.CountWebhook(Name, Answer.Word(status));
        Answer.Bare(context.Response, status);
    }
}
