using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>List sendings: their making, states, settings and course. Whatever puts rows into a list's queue shares a lock on the list, so that a stop or an end misses none.</summary>
internal static class DistributionWrites
{
    /// <summary>How many rows are cancelled at a time, so that no transaction is long.</summary>
    public const int Slice = 2_000;

    private const string Insert =
        """
        INSERT INTO distribution (key, template, mailing_list, sender_id, fallback_language, fingerprints, settings, created_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE (SELECT 1 FROM distribution WHERE key = $1) IS NULL
        ON CONFLICT DO NOTHING
        """;

    // Open rows, but for those held unknown.
    private const string HasOpenRows = "SELECT 1 FROM tally WHERE distribution_id = $1 AND what = 0 AND value IN (0, 1, 3) HAVING sum(n) > 0";

    private const string Queued = "SELECT coalesce(sum(n), 0)::bigint FROM tally WHERE distribution_id = $1 AND what = 0 AND value = 0";

    // Only what runs can be held, and what is completed can still be stopped.
    private const string Move =
        """
        UPDATE distribution SET state = $2, reason = $3
        WHERE id = $1 AND state <> $2 AND (state < 3 OR (state = 3 AND $2 = 4)) AND (state = 1 OR $2 <> 2)
        """;

    private const string Cancel =
        """
        UPDATE send SET state = 6, updated_at = $2 WHERE id = ANY (ARRAY (
          SELECT s.id FROM send s
          WHERE s.distribution_id = $1 AND s.distribution_id > 0 AND s.state = 0 AND (SELECT d.state FROM distribution d WHERE d.id = $1) = 4
            AND s.sender_id = (SELECT d.sender_id FROM distribution d WHERE d.id = $1)
          ORDER BY s.content_id, s.due_at, s.id LIMIT $3 FOR UPDATE))
        """;

    private const string Change = "UPDATE distribution SET settings = $2, spread_rate = $3 WHERE id = $1 AND state < 4";

    private const string Course =
        """
        UPDATE distribution
        SET step = step + 1, phase = $3, budget = $4, course_rate = $5, course_since = $6, base_accepted = $7, base_reported = $8, base_failed = $9, base_critical = $10
        WHERE key = $1 AND step = $2
        """;

    public static async Task<DistributionRecord> AddAsync(PostgreSqlScope scope, NewDistribution distribution)
    {
        await scope.ExecuteAsync(
            Insert,
            distribution.Key,
            distribution.Template,
            distribution.MailingList,
            await scope.Names.SenderAsync(scope, distribution.Sender).ConfigureAwait(false),
            distribution.FallbackLanguage,
            SettingsJson.Write(distribution.Fingerprints),
            SettingsJson.Write(distribution.Settings),
            scope.Now).ConfigureAwait(false);
        return (await DistributionReads.FindAsync(scope, distribution.Key).ConfigureAwait(false))!;
    }

    public static async Task<bool> SetAsync(PostgreSqlScope scope, string key, DistributionState state, string? reason)
    {
        if (state is DistributionState.Draft
            || await scope.ScalarAsync("SELECT id FROM distribution WHERE key = $1 FOR UPDATE", key).ConfigureAwait(false) is not long id
            || (state is DistributionState.Completed && await scope.ScalarAsync(HasOpenRows, id).ConfigureAwait(false) is not null))
        {
            return false;
        }

        if (state is DistributionState.Running)
        {
            await SpreadAsync(scope, id).ConfigureAwait(false);
            await WakeCall.SendAsync(scope).ConfigureAwait(false);
        }

        return await scope.ExecuteAsync(Move, id, (int)state, reason).ConfigureAwait(false) > 0;
    }

    /// <summary>Cancels a slice of what is queued in a stopped list sending; how many rows that were.</summary>
    public static async Task<int> CancelSliceAsync(PostgreSqlScope scope, string key)
        => await scope.ScalarAsync("SELECT id FROM distribution WHERE key = $1", key).ConfigureAwait(false) is long id
            ? await scope.ExecuteAsync(Cancel, id, scope.Now, (long)Slice).ConfigureAwait(false) : 0;

    public static async Task<bool> ChangeSettingsAsync(PostgreSqlScope scope, string key, DistributionSettings settings)
    {
        if (await scope.ListAsync("SELECT id, settings, spread_rate FROM distribution WHERE key = $1 FOR UPDATE", row => (row.GetInt64(0), SettingsJson.Read(row.GetString(1)), row.Real(2)), key).ConfigureAwait(false) is not [var (id, before, spread)])
        {
            return false;
        }

        var rate = settings.SpreadOver == before.SpreadOver ? spread : DistributionGate.SpreadRate(settings, await QueuedAsync(scope, id).ConfigureAwait(false));
        return await scope.ExecuteAsync(Change, id, SettingsJson.Write(settings), rate).ConfigureAwait(false) > 0;
    }

    public static async Task<bool> SetCourseAsync(PostgreSqlScope scope, string key, int step, DistributionCourse course)
        => await scope.ExecuteAsync(
            Course,
            key,
            step,
            (int)course.Phase,
            course.Left,
            course.Rate,
            course.Since?.ToUnixTimeMilliseconds(),
            course.Baseline.Accepted,
            course.Baseline.Reported,
            course.Baseline.Failed,
            course.Baseline.Critical).ConfigureAwait(false) > 0;

    private static async Task SpreadAsync(PostgreSqlScope scope, long id)
    {
        if (await scope.ScalarAsync("SELECT settings FROM distribution WHERE id = $1 AND state = 0", id).ConfigureAwait(false) is string settings)
        {
            var rate = DistributionGate.SpreadRate(SettingsJson.Read(settings), await QueuedAsync(scope, id).ConfigureAwait(false));
            await scope.ExecuteAsync("UPDATE distribution SET spread_rate = $2 WHERE id = $1", id, rate).ConfigureAwait(false);
        }
    }

    private static async Task<long> QueuedAsync(PostgreSqlScope scope, long id) => (long)(await scope.ScalarAsync(Queued, id).ConfigureAwait(false))!;
}
