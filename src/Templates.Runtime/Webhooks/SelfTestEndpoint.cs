using System.Text;
using Microsoft.AspNetCore.Http;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Answers a probe of our own with the address it seems to have been sent to. Touches nothing.</summary>
internal sealed class SelfTestEndpoint(WebhookGate gate, PublicAddress address, RuntimeKeyStore keys, LedgerCall call, WebhookLimits limits, TimeProvider time)
{
    /// <summary>First line of an answer whose probe's signature verified.</summary>
    public const string Verified = "verified";

    /// <summary>First line of an answer whose probe's signature did not.</summary>
    public const string Refused = "refused";

    /// <returns>Whether the request was a probe and is answered.</returns>
    public async ValueTask<bool> TryAnswerAsync(HttpContext context)
    {
        var header = context.Request.Headers[SelfTestProof.Header];
        return header.Count == 1 && HttpMethods.IsPost(context.Request.Method) && await TryAnswerAsync(context, header[0]);
    }

    private async Task<bool> TryAnswerAsync(HttpContext context, string? header)
    {
        SelfTestProof proof;
        try
        {
            proof = (await call.GetAsync(keys.GetAsync)).SelfTest;
        }
        catch (LedgerException)
        {
            return false;
        }

        if (!proof.TryReadProbe(header, out var nonce))
            return false;
        var answer = Encoding.UTF8.GetBytes($"{(await IsVerifiedAsync(context) ? Verified : Refused)}\n{address.SignedUrl(context)}");
        context.Response.Headers[SelfTestProof.Header] = proof.ProveAnswer(nonce, Encoding.UTF8.GetString(answer));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer, CancellationToken.None);
        return true;
    }

    private async Task<bool> IsVerifiedAsync(HttpContext context)
    {
        try
        {
            var body = await RequestBody.ReadAsync(context, limits.BodyBytes, limits, time);
            using var form = WebhookForm.Create(body, keepsText: false);
            return form is not null && gate.IsSigned(context, form.Fields, context.Request.Headers[WebhookGate.SignatureHeader]);
        }
        catch (Exception e) when (e is BadHttpRequestException or IOException)
        {
            return false;
        }
    }
}
