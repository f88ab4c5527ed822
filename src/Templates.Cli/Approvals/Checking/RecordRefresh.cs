using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Checking;

/// <summary>Brings a submission up to what Twilio says of it.</summary>
internal static class RecordRefresh
{
    private static readonly string[] Undecided = [ApprovalStatus.Creating, ApprovalStatus.Created, ApprovalStatus.Unsubmitted, ApprovalStatus.Received, ApprovalStatus.Pending];

    /// <summary>With a new approval; unknown statuses are kept as they are.</summary>
    public static ApprovalRecord With(ApprovalRecord record, RemoteApproval approval, DateTimeOffset now)
    {
        // A content that was created and not submitted has nothing to tell yet.
        if (!approval.IsSubmitted)
            return record.Status is ApprovalStatus.Creating or ApprovalStatus.Created ? record with { Status = ApprovalStatus.Created } : record with { Status = ApprovalStatus.Unsubmitted };
        return record with
        {
            Status = approval.Status,
            Reason = approval.Reason,
            ApprovalName = approval.Name ?? record.ApprovalName,
            GrantedCategory = approval.Status == ApprovalStatus.Approved ? approval.Category ?? record.GrantedCategory : record.GrantedCategory,
            SubmittedAt = record.SubmittedAt ?? now,
            DecidedAt = DecidedAt(record, approval.Status, now),
        };
    }

    /// <summary>Of a content that Twilio does not have any more.</summary>
    public static ApprovalRecord Deleted(ApprovalRecord record, DateTimeOffset now)
        => record.Status == ApprovalStatus.Deleted ? record : record with { Status = ApprovalStatus.Deleted, DecidedAt = now };

    /// <summary>Whether a review is still to come.</summary>
    public static bool IsWaiting(ApprovalRecord record) => record.ContentSid is not null && Undecided.Contains(record.Status, StringComparer.Ordinal);

    private static DateTimeOffset? DecidedAt(ApprovalRecord record, string status, DateTimeOffset now)
    {
        if (Undecided.Contains(status, StringComparer.Ordinal))
            return null;
        return record.Status == status ? record.DecidedAt ?? now : now;
    }
}
