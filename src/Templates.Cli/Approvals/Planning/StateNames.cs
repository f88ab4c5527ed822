using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Planning;

/// <summary>The words for how far a text is; they are a contract of <c>plan --format json</c>.</summary>
internal static class StateNames
{
    /// <summary>A text of the approvals file that no template has any more.</summary>
    public const string Unused = "unused";

    public static string Of(ApprovalState state) => state switch
    {
        ApprovalState.Missing => "new",
        ApprovalState.Changed => "changed",
        ApprovalState.Unfinished => "unfinished",
        ApprovalState.Waiting => "waiting",
        ApprovalState.Approved => "up-to-date",
        _ => "refused",
    };
}
