using WaTemplates.Cli.Senders;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.SetUp;

/// <summary>A text's standing in a word or two.</summary>
internal static class ApprovalWords
{
    public static string Of(ApprovalStanding standing) => standing.State switch
    {
        ApprovalState.Missing => "never submitted",
        ApprovalState.Changed => "changed since its submission",
        ApprovalState.Unfinished => "submission not finished",
        ApprovalState.Approved => "approved",
        _ => ShownText.OneLine(standing.Record?.Status ?? "unknown"),
    };
}
