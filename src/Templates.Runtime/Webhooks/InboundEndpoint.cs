using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Takes messages from people: recorded and decided in one transaction, answered with an empty response after its commit.</summary>
internal sealed class InboundEndpoint(
    WebhookGate gate,
    SelfTestEndpoint selfTest,
    RuntimeKeyStore keys,
    LedgerCall call,
    ILedger ledger,
    Func<InboundMessage, InboundContext, InboundDecision> decide,
    SendSignal signal,
    SweepSignal missed,
    RuntimeMetrics metrics,
    ILogger<InboundEndpoint> logger)
{
    private const string Name = "inbound";
    private static readonly byte[] EmptyResponse = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"u8.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        if (await selfTest.TryAnswerAsync(context))
            return;
        using var form = await gate.ReadAsync(context, Name, "To");
        if (form is null)
            return;
        if (InboundForm.FindMissing(form.Fields) is { } missing)
        {
            logger.MissingField(missing);
            Refuse(context, StatusCodes.Status400BadRequest);
            return;
        }

        try
        {
            // Read before the ledger is asked: an operation that outlives this request must not look at the form.
            var known = await call.GetAsync(keys.GetAsync);
            var message = InboundForm.Read(form.Fields, form.Text, known.Recipients);
            var outcome = await call.RunAsync(token => ledger.RecordInboundAsync(message, decide, token));
            metrics.CountWebhook(Name, outcome.IsNew ? "accepted" : "repeated");
            if (outcome.IsNew)
            {
                metrics.CountReply(outcome.Decision.Kind);
                if (outcome.Decision.Answer is not null)
                    signal.Set();
            }
        }
        catch (LedgerException e)
        {
            logger.LedgerUnavailable(Name, e.Message);
            missed.Set();
            Refuse(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        context.Response.ContentType = "text/xml; charset=utf-8";
        context.Response.ContentLength = EmptyResponse.Length;
        await context.Response.BodyWriter.WriteAsync(EmptyResponse, CancellationToken.None);
    }

    private void Refuse(HttpContext context, int status)
    {
        metrics.CountWebhook(Name, Answer.Word(status));
        Answer.Bare(context.Response, status);
    }
}
