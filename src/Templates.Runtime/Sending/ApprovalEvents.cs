using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Sending;

/// <summary>Hands on what is told of our contents: those of the templates, and those in use. What waited for an approval leaves at once.</summary>
internal sealed class ApprovalEvents(ITemplateCatalog catalog, LiveApprovals approvals, SendSignal signal) : IApprovalListener
{
    public async Task TakeAsync(IReadOnlyList<TemplateApproval> told, CancellationToken cancellationToken)
    {
        var known = catalog.Templates.SelectMany(template => template.Submissions).Select(content => content.ContentSid).Concat(approvals.InUse).ToHashSet(StringComparer.Ordinal);
        var ours = told.Where(approval => known.Contains(approval.ContentSid)).ToArray();
        if (ours.Length == 0)
            return;
        await approvals.TakeAsync(ours, cancellationToken).ConfigureAwait(false);
        signal.Set();
    }
}
