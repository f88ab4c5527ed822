using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Takes events of Twilio's Event Streams: recorded, then answered with 204; those that are not known as well.</summary>
internal sealed class EventsEndpoint(
    WebhookGate gate,
    LedgerCall call,
    IOptions<WaTemplatesOptions> options,
    IEnumerable<IApprovalListener> listeners,
    RuntimeMetrics metrics,
    ILogger<EventsEndpoint> logger)
{
    private const string Name = "events";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly IApprovalListener[] listeners = listeners.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        if (await gate.ReadJsonAsync(context, Name) is not { } body)
            return;
        EventBatch batch;
        using (body)
        {
            try
            {
                batch = EventBatch.Read(Strict.GetString(body.Buffer, 0, body.Length), options.Value.Twilio.AccountSid!);
            }
            catch (Exception e) when (e is FormatException or DecoderFallbackException)
            {
                Finish(context, StatusCodes.Status400BadRequest);
                return;
            }
        }

        if (batch.Foreign is { } foreign)
        {
            logger.NotOurs(foreign);
            Finish(context, StatusCodes.Status403Forbidden, "foreign");
        }
        else if (batch.Missing is { } missing)
        {
            logger.MissingField(missing);
            Finish(context, StatusCodes.Status400BadRequest);
        }
        else
        {
            await TakeAsync(context, batch.Changes);
        }
    }

    private async Task TakeAsync(HttpContext context, IReadOnlyList<ApprovalEvent> changes)
    {
        foreach (var change in changes.Where(change => !change.IsStatus))
            logger.CategoryChanged(change.ContentSid, change.Before, change.Now);
        var told = changes.Where(change => change.IsStatus).Select(change => new TemplateApproval(change.ContentSid, change.Now, change.At)).ToArray();
        try
        {
            if (told.Length > 0)
                await call.RunAsync(token => TellAsync(told, token));
            Finish(context, StatusCodes.Status204NoContent, changes.Count == 0 ? "ignored" : "accepted");
        }
        catch (LedgerException e)
        {
            logger.LedgerUnavailable(Name, e.Message);
            Finish(context, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<int> TellAsync(TemplateApproval[] told, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
            await listener.TakeAsync(told, cancellationToken);
        return told.Length;
    }

    private void Finish(HttpContext context, int status, string? result = null)
    {
        metrics.CountWebhook(Name, result ?? Answer.Word(status));
        Answer.Bare(context.Response, status);
    }
}
