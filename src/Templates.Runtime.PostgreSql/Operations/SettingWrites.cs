using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Approvals and marks.</summary>
internal static class SettingWrites
{
    // What was seen earlier does not overwrite what was seen later.
    private const string Approval =
        """
        INSERT INTO approval AS a (content_sid, status, checked_at) VALUES ($1, $2, $3)
        ON CONFLICT (content_sid) DO UPDATE SET status = excluded.status, checked_at = excluded.checked_at
        WHERE a.checked_at <= excluded.checked_at
        """;

    private const string Mark = "INSERT INTO mark (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at";

    public static async Task<int> SetApprovalsAsync(PostgreSqlScope scope, IReadOnlyList<TemplateApproval> approvals)
    {
        // In one order for all, so that two workers do not wait for each other.
        foreach (var approval in approvals.OrderBy(approval => approval.ContentSid, StringComparer.Ordinal))
        {
            await scope.ExecuteAsync(Approval, approval.ContentSid, approval.Status, approval.CheckedAt.ToUnixTimeMilliseconds()).ConfigureAwait(false);
        }

        return approvals.Count;
    }

    public static Task<int> SetMarkAsync(PostgreSqlScope scope, string name, DateTimeOffset at) => scope.ExecuteAsync(Mark, name, at.ToUnixTimeMilliseconds());
}
