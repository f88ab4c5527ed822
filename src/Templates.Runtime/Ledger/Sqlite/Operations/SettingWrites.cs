namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Approvals and marks.</summary>
internal static class SettingWrites
{
    // What was seen earlier does not overwrite what was seen later.
    private const string Approval =
        """
        INSERT INTO approval (content_sid, status, checked_at) VALUES ($1, $2, $3)
        ON CONFLICT (content_sid) DO UPDATE SET status = excluded.status, checked_at = excluded.checked_at
        WHERE checked_at <= excluded.checked_at
        """;

    private const string Mark = "INSERT INTO mark (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at";

    public static int SetApprovals(SqliteScope scope, IReadOnlyList<TemplateApproval> approvals)
        => approvals.Sum(approval => scope[Approval].Execute(approval.ContentSid, approval.Status, approval.CheckedAt.ToUnixTimeMilliseconds()));

    public static int SetMark(SqliteScope scope, string name, DateTimeOffset at) => scope[Mark].Execute(name, at.ToUnixTimeMilliseconds());
}
