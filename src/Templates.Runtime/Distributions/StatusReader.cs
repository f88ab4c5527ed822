using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Makes a status of a record, with what holds the list sending although it runs.</summary>
internal sealed class StatusReader(ILedger ledger, IOptions<WaTemplatesOptions> options, TimeProvider time)
{
    public async Task<DistributionStatus> ReadAsync(DistributionRecord record, CancellationToken cancellationToken)
        => Status(record, record.State == DistributionState.Running && record.Open > 0 ? await HoldOfAsync(record, cancellationToken).ConfigureAwait(false) : record.Reason);

    private static DistributionStatus Status(DistributionRecord record, string? reason) => new()
    {
        Key = record.Key,
        Template = record.Template,
        MailingList = record.MailingList,
        FallbackLanguage = record.FallbackLanguage,
        State = record.State,
        Reason = reason,
        Settings = record.Settings,
        CreatedAt = record.CreatedAt,
        States = record.Counts,
        Deliveries = record.Deliveries,
        Errors = record.Errors,
        Answers = record.Answers,
        HeldUnknown = record.HeldUnknown,
        CanaryLeft = record.Course.Phase == DistributionPhase.Canary ? record.Course.Left : null,
    };

    private async Task<string?> HoldOfAsync(DistributionRecord record, CancellationToken cancellationToken)
    {
        if (await ledger.GetSenderPauseAsync(record.Sender, cancellationToken).ConfigureAwait(false) is { } pause)
            return $"The sender is paused: {pause}";
        var now = time.GetUtcNow();
        if (record.Settings.NotBefore > now)
            return $"Waits until {record.Settings.NotBefore:u}.";
        var approvals = (await ledger.GetApprovalsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(approval => approval.ContentSid, StringComparer.Ordinal);
        foreach (var content in record.Contents)
        {
            if (!approvals.TryGetValue(content.ContentSid, out var approval) || now - approval.CheckedAt > options.Value.ApprovalMaxAge)
                return $"Waits: the approval of '{record.Template}' in '{content.Language}' was not seen lately, since Twilio could not be asked.";
            if (!approval.IsApproved)
                return $"Waits: '{record.Template}' in '{content.Language}' is not approved any more, its status is {approval.Status}. See 'watemplates status'.";
        }

        return record.Contents.Count > 0 && record.Contents.All(content => QuietTime.IsAt(record.Settings.QuietHours, content.TimeZone, now)) ? "Waits: quiet hours." : record.Reason;
    }
}
