namespace WaTemplates.Core.Rules.Approval;

/// <summary>The rules that judge texts by an approvals file, when all files are linked.</summary>
internal static class ApprovalRuleSet
{
    public static readonly IReadOnlyList<ApprovalRule> All =
    [
        new ApprovalStale(), new ApprovalMissing(), new ApprovalRefused(), new CategoryDrift(), new UnreadableApprovals(),
    ];
}
