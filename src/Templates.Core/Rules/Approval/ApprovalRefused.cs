using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Core.Rules.Approval;

/// <summary>A text that cannot be sent although it was submitted as it is.</summary>
internal sealed class ApprovalRefused() : TextApprovalRule(RuleCatalog.ApprovalRefused)
{
    private const int LongestReason = 100;

    protected override IEnumerable<Diagnostic> Check(SubmittedText text)
        => text.Accounts.Where(account => account.Standing.State == ApprovalState.Refused).Select(account => text.Finding(
            Descriptor, text.SeverityOf(Descriptor), text.Language.BodyAt,
            $"The text of '{text.Language.Code}' is {account.Record.Status}{account.InAccount}{Since(account.Record)}{Reason(account.Record)}{Blocked(account)}. {Advice(account.Record)}"));

    private static string Since(ApprovalRecord record) => record.DecidedAt is { } date ? " since " + AccountStanding.DayOf(date) : "";

    private static string Reason(ApprovalRecord record)
    {
        if (string.IsNullOrWhiteSpace(record.Reason))
            return "";
        // Meta's words, which may go over several lines.
        var words = string.Join(" ", record.Reason!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $", with the reason '{(words.Length > LongestReason ? words.Substring(0, LongestReason) + "…" : words)}'";
    }

    private static string Blocked(AccountStanding account)
        => account.Standing.BlockedUntil is { } until && account.Record.ApprovalName is { } name ? $"; its name '{name}' is blocked until {AccountStanding.DayOf(until)}" : "";

    private static string Advice(ApprovalRecord record) => record.Status switch
    {
        ApprovalStatus.Paused => "Ask again with 'watemplates status' when the pause is over, or submit another text.",
        ApprovalStatus.Deleted => "Submit it again with 'watemplates submit'.",
        _ => "Change the text and submit it again with 'watemplates submit'.",
    };
}
