using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Core.Rules.Approval;

/// <summary>A text that was never submitted; where approval is required, one that still waits for it, too.</summary>
internal sealed class ApprovalMissing() : TextApprovalRule(RuleCatalog.ApprovalMissing)
{
    protected override IEnumerable<Diagnostic> Check(SubmittedText text)
    {
        if (text.Accounts.Count == 0)
            return [text.Finding(Descriptor, SeverityOf(text), text.Language.BodyAt, NeverSubmitted(text))];
        var waitsAs = text.IsRequired ? Severity.Error : Severity.None;
        return text.Accounts.Where(account => account.Standing.State is ApprovalState.Waiting or ApprovalState.Unfinished)
            .Select(account => text.Finding(Descriptor, waitsAs, text.Language.BodyAt, account.Standing.State == ApprovalState.Waiting ? Waiting(text, account) : Unfinished(text, account)));
    }

    // A project without approvals file submits by other means, or not yet.
    private Severity SeverityOf(SubmittedText text) => text.HasFile || text.IsRequired ? text.SeverityOf(Descriptor) : Severity.None;

    private static string NeverSubmitted(SubmittedText text) => text.IsRequired
        ? $"The text of '{text.Language.Code}' was never submitted, and approval is required. Submit it with 'watemplates submit', and commit the approvals file once it is approved."
        : $"The text of '{text.Language.Code}' was never submitted for approval. Submit it with 'watemplates submit'.";

    private static string Waiting(SubmittedText text, AccountStanding account)
        => $"The text of '{text.Language.Code}' waits for approval{Since(account.Record)}{account.InAccount} with the status '{account.Record.Status}', and approval is required. Ask again with 'watemplates status', and commit the approvals file once it is approved.";

    private static string Unfinished(SubmittedText text, AccountStanding account)
        => $"The submission of '{text.Language.Code}' was begun{AccountStanding.On(account.Record.CreatedAt)}{account.InAccount} and not finished: its status is '{account.Record.Status}', and approval is required. Go on with it by 'watemplates submit'.";

    private static string Since(ApprovalRecord record) => (record.SubmittedAt ?? record.CreatedAt) is { } date ? " since " + AccountStanding.DayOf(date) : "";
}
