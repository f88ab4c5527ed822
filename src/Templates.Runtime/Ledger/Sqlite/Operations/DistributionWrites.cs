using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>List sendings: their making, states, settings and course.</summary>
internal static class DistributionWrites
{
    /// <summary>How many rows are cancelled at a time, so that nobody waits for long.</summary>
    public const int Slice = 2_000;

    private const string Insert =
        """
        INSERT INTO distribution (key, template, mailing_list, sender_id, fallback_language, fingerprints, settings, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT DO NOTHING
        """;

    // Open rows, but for those held unknown.
    private const string HasOpenRows = "SELECT 1 FROM tally WHERE distribution_id = $1 AND what = 0 AND value IN (0, 1, 3) AND n > 0";

    // Only what runs can be held, and what is completed can still be stopped.
    private const string Move =
        """
        UPDATE distribution SET state = $2, reason = $3
        WHERE id = $1 AND state <> $2 AND (state < 3 OR (state = 3 AND $2 = 4)) AND (state = 1 OR $2 <> 2)
        """;

    private const string Cancel =
        """
        UPDATE send SET state = 6, updated_at = $2 WHERE id IN (
          SELECT s.id FROM send s INDEXED BY send_queue JOIN distribution d ON d.id = $1
          WHERE s.state = 0 AND s.sender_id = d.sender_id AND s.distribution_id = $1 AND d.state = 4 LIMIT $3)
        """;

    private const string Change = "UPDATE distribution SET settings = $2, spread_rate = $3 WHERE id = $1 AND state < 4";

    private const string Course =
        """
        UPDATE distribution
        SET step = step + 1, phase = $3, budget = $4, course_rate = $5, course_since = $6, base_accepted = $7, base_reported = $8, base_failed = $9, base_critical = $10
        WHERE key = $1 AND step = $2
        """;

    public static DistributionRecord Add(SqliteScope scope, NewDistribution distribution)
    {
        scope[Insert].Execute(
            distribution.Key,
            distribution.Template,
            distribution.MailingList,
            scope.Sender(distribution.Sender),
            distribution.FallbackLanguage,
            SettingsJson.Write(distribution.Fingerprints),
            SettingsJson.Write(distribution.Settings),
            scope.Now);
        return DistributionReads.Find(scope.Session, distribution.Key)!;
    }

    public static bool Set(SqliteScope scope, string key, DistributionState state, string? reason)
    {
        if (state is DistributionState.Draft
            || scope["SELECT id FROM distribution WHERE key = $1"].Scalar(key) is not long id
            || (state is DistributionState.Completed && scope[HasOpenRows].Scalar(id) is not null))
        {
            return false;
        }

        if (state is DistributionState.Running && scope["SELECT settings FROM distribution WHERE id = $1 AND state = 0"].Scalar(id) is string settings)
        {
            scope["UPDATE distribution SET spread_rate = $2 WHERE id = $1"].Execute(id, DistributionGate.SpreadRate(SettingsJson.Read(settings), Queued(scope, id)));
        }

        return scope[Move].Execute(id, (long)state, reason) > 0;
    }

    /// <summary>Cancels a slice of what is queued in a stopped list sending; how many rows that were.</summary>
    public static int CancelSlice(SqliteScope scope, string key)
        => scope["SELECT id FROM distribution WHERE key = $1"].Scalar(key) is long id ? scope[Cancel].Execute(id, scope.Now, (long)Slice) : 0;

    public static bool ChangeSettings(SqliteScope scope, string key, DistributionSettings settings)
    {
        long id;
        DistributionSettings before;
        double? spread;
        using (var row = scope["SELECT id, settings, spread_rate FROM distribution WHERE key = $1"].Query(key))
        {
            if (!row.Read())
            {
                return false;
            }

            (id, before, spread) = (row.GetInt64(0), SettingsJson.Read(row.GetString(1)), row.Real(2));
        }

        return scope[Change].Execute(id, SettingsJson.Write(settings), settings.SpreadOver == before.SpreadOver ? spread : DistributionGate.SpreadRate(settings, Queued(scope, id))) > 0;
    }

    public static bool SetCourse(SqliteScope scope, string key, int step, DistributionCourse course)
        => scope[Course].Execute(
            key,
            (long)step,
            (long)course.Phase,
            course.Left,
            course.Rate,
            course.Since?.ToUnixTimeMilliseconds(),
            course.Baseline.Accepted,
            course.Baseline.Reported,
            course.Baseline.Failed,
            course.Baseline.Critical) > 0;

    private static long Queued(SqliteScope scope, long id) => scope["SELECT n FROM tally WHERE distribution_id = $1 AND what = 0 AND value = 0"].Scalar(id) is long queued ? queued : 0;
}
