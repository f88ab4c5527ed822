using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>People of a list sending.</summary>
internal static class MemberReads
{
    private const string Page =
        """
        SELECT s.id, s.line, p.address, c.language, s.state, s.delivery, s.provider_sid, s.error_code, s.updated_at
        FROM send s INDEXED BY send_by_distribution JOIN content c ON c.id = s.content_id LEFT JOIN payload p ON p.send_id = s.id
        WHERE s.distribution_id = $1 AND s.distribution_id > 0 AND s.id > $2 ORDER BY s.id LIMIT $3
        """;

    private const string Row = "SELECT id FROM send INDEXED BY send_member WHERE recipient = $1 AND distribution_id = $2 AND distribution_id > 0";

    public static IReadOnlyList<MemberRecord> Rows(SqliteSession session, string key, long afterId, int limit)
        => session["SELECT id FROM distribution WHERE key = $1"].Scalar(key) is not long id ? []
            : SqliteReads.List(session[Page].Query(id, afterId, (long)limit), row => new MemberRecord(
                row.GetInt64(0), row.GetInt64(1), row.Text(2), row.GetString(3), (SendState)row.GetInt32(4), (Delivery)row.GetInt32(5), row.Text(6), row.Number(7), row.Time(8)));

    public static IReadOnlyList<MemberOutcome> Foresee(SqliteSession session, string key, string mailingList, IReadOnlyList<RecipientKey> recipients)
    {
        var (id, isClosed) = SqliteReads.List(session["SELECT id, state FROM distribution WHERE key = $1"].Query(key), row => (row.GetInt64(0), (DistributionState)row.GetInt32(1) is DistributionState.Stopped)) is [var found] ? found : (0, false);
        return [.. recipients.Select(recipient => Foresee(session, id, isClosed, mailingList, recipient.ToBytes()))];
    }

    private static MemberOutcome Foresee(SqliteSession session, long distribution, bool isClosed, string mailingList, byte[] recipient)
        => isClosed ? new MemberOutcome(MemberVerdict.Closed, 0)
            : distribution > 0 && session[Row].Scalar(recipient, distribution) is long known ? new MemberOutcome(MemberVerdict.Known, known)
            : session["SELECT 1 FROM suppression WHERE recipient = $1 AND scope IN ('*', $2)"].Scalar(recipient, mailingList) is not null ? new MemberOutcome(MemberVerdict.OptedOut, 0)
            : new MemberOutcome(MemberVerdict.Added, 0);
}
