using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Sending;

/// <summary>Asks at once for the approval of a template that a report calls paused, disabled or unknown: what waits for it stops with the answer.</summary>
internal sealed class ApprovalAlarm(ITemplateCatalog catalog, LiveApprovals approvals) : IDeliveryObserver
{
    public void OnReported(DeliveryReport report, ReportEffect effect)
    {
        if (report.ErrorCode is not { } code || ErrorAdvice.For(code).Class != ErrorClass.Template || effect is not { Template: { } name, Language: { } language })
            return;
        if (catalog.TryGet(name, language, out var template))
            approvals.RefreshSoon(template.Submissions.Select(content => content.ContentSid).Intersect(approvals.InUse, StringComparer.Ordinal));
    }
}
