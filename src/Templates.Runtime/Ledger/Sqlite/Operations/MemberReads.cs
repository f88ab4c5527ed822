using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>People of a list sending.</summary>
internal static class MemberReads
{
    private const string Page =
        """
        SELECT s.id, s.line, p.address, c.language, s.state, s.delivery, s.provider_sid, s.error_code, s.updated_at
        FROM send s NOT INDEXED JOIN content c ON c.id = s.content_id LEFT JOIN payload p ON p.send_id = s.id
        WHERE s.distribution_id = $1 AND s.id > $2 AND s.id <= $4 ORDER BY s.id LIMIT $3
        """;

    private const string Row = "SELECT id FROM send INDEXED BY send_member WHERE recipient = $1 AND distribution_id = $2 AND distribution_id > 0";

    private const string Bounds = "SELECT id, first_send, last_send FROM distribution WHERE key = $1 AND first_send IS NOT NULL";

    public static IReadOnlyList<MemberRecord> Rows(SqliteSession session, string key, long afterId, int limit)
        => SqliteReads.List(session[Bounds].Query(key), row => (Id: row.GetInt64(0), First: row.GetInt64(1), Last: row.GetInt64(2))) is not [var list] ? []
            : SqliteReads.List(session[Page].Query(list.Id, Math.Max(afterId, list.First - 1), (long)limit, list.Last), row => new MemberRecord(
                row.GetInt64(0), row.GetInt64(1), row.Text(2), row.GetString(3), (SendState)row.GetInt32(4), (Delivery)row.GetInt32(5), row.Text(6), row.Number(7), row.Time(8)));

    public static IReadOnlyList<MemberOutcome> Foresee(SqliteSession session, string key, string mailingList, IReadOnlyList<RecipientKey> recipients)
    {
        var (id, isClosed) = SqliteReads.List(session["SELECT id, state FROM distribution WHERE key = $1"].Query(key), row => (row.GetInt64(0), (DistributionState)row.GetInt32(1) is DistributionState.Stopped)) is [var found] ? found : (0, false);
        return [.. recipients.Select(recipient => Foresee(session, id, isClosed, mailingList, recipient.ToBytes()))];
    }

    private static MemberOutcome Foresee(SqliteSession session, long distribution, bool isClosed, string mailingList, byte[] recipient)
        => isClosed ? new MemberOutcome(MemberVerdict.Closed, 0)
            : distribution > 0 && session[Row].Scalar(recipient, distribution) is long known ? new MemberOutcome(MemberVerdict.Known, known)
            : session["SELECT 1 FROM suppression WHERE recipient = $1 AND (+scope = '*' OR +scope = $2)"].Scalar(recipient, mailingList) is not null ? new MemberOutcome(MemberVerdict.OptedOut, 0)
            : new MemberOutcome(MemberVerdict.Added, 0);
}
