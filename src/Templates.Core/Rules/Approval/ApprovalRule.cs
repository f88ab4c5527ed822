using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Core.Rules.Approval;

/// <summary>
/// A rule of the catalogue about an approvals file and its texts. A finding without severity is not shown: it only lets a
/// suppression count as used where the same text would be found elsewhere, in a build that requires approval, say.
/// </summary>
internal abstract class ApprovalRule(RuleDescriptor descriptor)
{
    public RuleDescriptor Descriptor { get; } = descriptor;

    /// <returns>Each finding with the template whose settings and suppressions count for it.</returns>
    public abstract IEnumerable<(TemplateResult Result, Diagnostic Finding)> Check(JudgedApprovals approvals);
}

/// <summary>A rule that looks at each text by itself.</summary>
internal abstract class TextApprovalRule(RuleDescriptor descriptor) : ApprovalRule(descriptor)
{
    public sealed override IEnumerable<(TemplateResult Result, Diagnostic Finding)> Check(JudgedApprovals approvals)
        => approvals.Texts.SelectMany(text => Check(text).Select(finding => (text.Result, finding)));

    protected abstract IEnumerable<Diagnostic> Check(SubmittedText text);
}
