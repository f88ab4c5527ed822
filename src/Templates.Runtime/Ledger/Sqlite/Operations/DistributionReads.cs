
namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>List sendings with their counts.</summary>
internal static class DistributionReads
{
    private const string Columns =
        """
        SELECT d.id, d.key, d.template, d.mailing_list, n.address, d.fallback_language, d.fingerprints, d.settings, d.state, d.reason, d.created_at, d.spread_rate,
          d.step, d.phase, d.budget, d.course_rate, d.course_since, d.base_accepted, d.base_reported, d.base_failed, d.base_critical
        FROM distribution d JOIN sender n ON n.id = d.sender_id

        """;

    private const string Open = Columns +
        """
        WHERE d.state < 3 OR (d.state = 4 AND EXISTS (SELECT 1 FROM tally t WHERE t.distribution_id = d.id AND t.what = 0 AND t.value = 0 AND t.n > 0))
        ORDER BY d.id DESC
        """;

    private const string Contents =
        """
        SELECT c.language, c.content_sid, c.fingerprint, c.time_zone
        FROM distribution_content x JOIN content c ON c.id = x.content_id WHERE x.distribution_id = $1
        ORDER BY c.language, c.time_zone, c.content_sid
        """;

    public static DistributionRecord? Find(SqliteSession session, string key)
        => SqliteReads.List(session[Columns + "WHERE d.key = $1"].Query(key), Read) is [var (id, found)] ? WithCounts(session, id, found) : null;

    public static IReadOnlyList<DistributionRecord> All(SqliteSession session, bool isOpenOnly)
        => [.. SqliteReads.List(session[isOpenOnly ? Open : Columns + "ORDER BY d.id DESC"].Query(), Read).Select(found => WithCounts(session, found.Id, found.Record))];

    private static DistributionRecord WithCounts(SqliteSession session, long id, DistributionRecord record)
    {
        var tally = SqliteReads.List(session["SELECT what, value, n FROM tally WHERE distribution_id = $1 AND n > 0"].Query(id), row => (What: row.GetInt32(0), Value: row.GetInt32(1), Count: row.GetInt64(2)));
        return record with
        {
            Contents = SqliteReads.List(session[Contents].Query(id), row => new MemberContent(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3).OrNone())),
            Counts = tally.Where(t => t.What == 0).GroupBy(t => (SendState)(t.Value % 100), t => t.Count).ToDictionary(g => g.Key, g => g.Sum()),
            HeldUnknown = tally.Where(t => t is { What: 0, Value: 103 }).Sum(t => t.Count),
            Deliveries = tally.Where(t => t is { What: 1, Value: > 0 }).ToDictionary(t => (Delivery)t.Value, t => t.Count),
            Errors = tally.Where(t => t.What == 2).ToDictionary(t => t.Value, t => t.Count),
            Answers = tally.Where(t => t.What == 3).ToDictionary(t => (ReplyKind)t.Value, t => t.Count),
        };
    }

    private static (long Id, DistributionRecord Record) Read(SqliteRows row) => (row.GetInt64(0), new DistributionRecord
    {
        Key = row.GetString(1),
        Template = row.GetString(2),
        MailingList = row.GetString(3),
        Sender = row.GetString(4),
        FallbackLanguage = row.Text(5),
        Fingerprints = SettingsJson.ReadFingerprints(row.GetString(6)),
        Settings = SettingsJson.Read(row.GetString(7)),
        State = (DistributionState)row.GetInt32(8),
        Reason = row.Text(9),
        CreatedAt = row.Time(10),
        SpreadRate = row.Real(11),
        Course = new DistributionCourse
        {
            Step = row.GetInt32(12),
            Phase = (DistributionPhase)row.GetInt32(13),
            Left = row.IsDBNull(14) ? null : row.GetInt64(14),
            Rate = row.Real(15),
            Since = row.Moment(16),
            Baseline = new CourseCounts(row.GetInt64(17), row.GetInt64(18), row.GetInt64(19), row.GetInt64(20)),
        },
        Contents = [],
        Counts = new Dictionary<SendState, long>(),
        HeldUnknown = 0,
        Deliveries = new Dictionary<Delivery, long>(),
        Errors = new Dictionary<int, long>(),
        Answers = new Dictionary<ReplyKind, long>(),
    });
}
