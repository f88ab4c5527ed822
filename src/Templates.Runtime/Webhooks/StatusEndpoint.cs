using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Takes status callbacks: recorded, then answered with 204; those of messages that are none of ours as well.</summary>
internal sealed class StatusEndpoint(
    WebhookGate gate,
    RuntimeKeyStore keys,
    LedgerCall call,
    ILedger ledger,
    IEnumerable<IDeliveryObserver> observers,
    RuntimeMetrics metrics,
    ILogger<StatusEndpoint> logger)
{
    /// <summary>The parameter of the address that carries a <see cref="SendTag"/>.</summary>
    public const string TagParameter = "s";

    private const string Name = "status";
    private readonly IDeliveryObserver[] observers = observers.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        using var form = await gate.ReadAsync(context, Name, "From");
        if (form is null)
            return;
        if (StatusForm.FindMissing(form.Fields) is { } missing)
        {
            logger.MissingField(missing);
            Finish(context, StatusCodes.Status400BadRequest);
            return;
        }

        var delivery = StatusForm.DeliveryOf(form.Fields.Find("MessageStatus"u8));
        metrics.CountReport(delivery);
        if (delivery is null)
        {
            logger.UnknownStatus();
            Finish(context, StatusCodes.Status204NoContent, "ignored");
            return;
        }

        try
        {
            var tag = context.Request.Query[TagParameter];
            var known = await call.GetAsync(keys.GetAsync);
            var report = StatusForm.Read(form.Fields, delivery.Value, known.SendTags.TryRead(tag.Count == 1 ? tag[0] : null, out var sendId) ? sendId : null);
            var effects = await call.RunAsync(token => ledger.RecordReportsAsync([report], token));
            Tell(report, effects[0]);
            Finish(context, StatusCodes.Status204NoContent, "accepted");
        }
        catch (LedgerException e)
        {
            logger.LedgerUnavailable(Name, e.Message);
            Finish(context, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private void Tell(DeliveryReport report, ReportEffect effect)
    {
        if (effect.SendId is null)
            metrics.CountUnknownSid();
        foreach (var observer in observers)
            observer.OnReported(report, effect);
    }

    private void Finish(HttpContext context, int status, string? result = null)
    {
        metrics.CountWebhook(Name, result ?? Answer.Word(status));
        Answer.Bare(context.Response, status);
    }
}
