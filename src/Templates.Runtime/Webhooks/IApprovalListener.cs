using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Takes what Twilio tells of approvals by itself.</summary>
internal interface IApprovalListener
{
    /// <summary>Called while the request waits for its answer; the same may be told again, late, or in another order.</summary>
    /// <param name="told">Statuses with the time Twilio gave them; also of contents that are none of ours.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LedgerException">The ledger did not take it.</exception>
    Task TakeAsync(IReadOnlyList<TemplateApproval> told, CancellationToken cancellationToken);
}
