using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Core.Rules.Approval;

/// <summary>Nothing is known of any text where the approvals file cannot be read.</summary>
internal sealed class UnreadableApprovals() : ApprovalRule(RuleCatalog.UnreadableApprovals)
{
    public override IEnumerable<(TemplateResult Result, Diagnostic Finding)> Check(JudgedApprovals approvals)
        => approvals.File?.Problem is { } problem ? [(Strictest(approvals.Results), problem)] : [];

    // The file is of all its templates, and one of them may be treated more mildly.
    private TemplateResult Strictest(IReadOnlyList<TemplateResult> results)
        => results.OrderByDescending(result => result.LinkSeverities.FirstOrDefault(severity => severity.Id == Descriptor.Id)?.Severity ?? Descriptor.DefaultSeverity).First();
}
