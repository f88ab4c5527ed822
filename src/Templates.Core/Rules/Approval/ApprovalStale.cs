using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Core.Rules.Approval;

/// <summary>An approval holds for exactly the text that was submitted.</summary>
internal sealed class ApprovalStale() : TextApprovalRule(RuleCatalog.ApprovalStale)
{
    protected override IEnumerable<Diagnostic> Check(SubmittedText text)
        => text.Accounts.Where(account => account.Standing.State == ApprovalState.Changed).Select(account => text.Finding(
            Descriptor, text.SeverityOf(Descriptor), text.Language.BodyAt,
            $"Text or category of '{text.Language.Code}' changed since it was submitted{AccountStanding.On(account.Record.SubmittedAt)}{account.InAccount}, so that its status '{account.Record.Status}' no longer counts. Submit it again with 'watemplates submit', or undo the change."));
}
