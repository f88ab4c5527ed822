namespace WaTemplates.Text.Approvals;

/// <summary>How far a text is on its way to approval.</summary>
internal enum ApprovalState
{
    /// <summary>Never submitted to this account.</summary>
    Missing,

    /// <summary>Submitted before, but not as it is now.</summary>
    Changed,

    /// <summary>A submission of it was begun and has not reached the review.</summary>
    Unfinished,

    /// <summary>With Twilio or Meta, or in a status we do not know.</summary>
    Waiting,

    Approved,

    /// <summary>Rejected, paused, disabled or deleted.</summary>
    Refused,
}

/// <summary>What an approvals file says of a text as it is now.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Record">The last submission of this text; with <see cref="ApprovalState.Changed"/> that of the text before it; null where there is none.</param>
/// <param name="LastApproved">The last submission that is approved, of this text or an earlier one.</param>
internal sealed record ApprovalStanding(ApprovalState State, ApprovalRecord? Record, ApprovalRecord? LastApproved)
{
    /// <summary>Until when Meta refuses the name of the last submission, or null.</summary>
    public DateTimeOffset? BlockedUntil
        => Record is { Status: ApprovalStatus.Rejected or ApprovalStatus.Deleted } refused ? (refused.DecidedAt ?? refused.SubmittedAt) + ApprovalStatus.NameBlock : null;

    /// <param name="records">The submissions of one text to one account, the oldest first.</param>
    /// <param name="fingerprint">Of the text as it is now.</param>
    public static ApprovalStanding Of(IReadOnlyList<ApprovalRecord> records, string fingerprint)
    {
        var approved = records.LastOrDefault(record => record.Status == ApprovalStatus.Approved);
        if (records.Count == 0)
            return new ApprovalStanding(ApprovalState.Missing, null, null);
        var own = records.LastOrDefault(record => record.Fingerprint == fingerprint);
        return own is null ? new ApprovalStanding(ApprovalState.Changed, records[records.Count - 1], approved) : new ApprovalStanding(StateOf(own.Status), own, approved);
    }

    private static ApprovalState StateOf(string status) => status switch
    {
        ApprovalStatus.Approved => ApprovalState.Approved,
        ApprovalStatus.Creating or ApprovalStatus.Created or ApprovalStatus.Unsubmitted => ApprovalState.Unfinished,
        ApprovalStatus.Rejected or ApprovalStatus.Paused or ApprovalStatus.Disabled or ApprovalStatus.Deleted => ApprovalState.Refused,
        _ => ApprovalState.Waiting,
    };
}
