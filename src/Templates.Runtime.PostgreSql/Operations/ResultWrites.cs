using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What attempts and looks came to, each only where the row waits for that attempt.</summary>
internal static class ResultWrites
{
    // An acceptance is evidence whoever brings it; the attempt tells which. A SID that another row has already changes nothing.
    private const string Accept =
        """
        WITH r AS MATERIALIZED (SELECT * FROM unnest($1, $2, $3) WITH ORDINALITY AS r(id, attempt, sid, n)),
        locked AS MATERIALIZED (SELECT s.id, s.state, s.attempt, s.provider_sid FROM send s WHERE s.id = ANY ($1) ORDER BY s.id FOR UPDATE),
        changed AS (
          UPDATE send s SET state = 2, provider_sid = r.sid, accepted_at = $4, updated_at = $4, error_code = NULL, held = false
          FROM r JOIN locked l ON l.id = r.id
          WHERE s.id = r.id AND s.id = ANY ($1) AND l.attempt = r.attempt AND l.state IN (1, 3)
            AND (SELECT 1 FROM send o WHERE o.provider_sid = r.sid) IS NULL
          RETURNING s.id)
        SELECT CASE WHEN c.id IS NOT NULL THEN 0 WHEN l.state = 2 AND l.provider_sid = r.sid THEN 1 ELSE 2 END
        FROM r LEFT JOIN locked l ON l.id = r.id LEFT JOIN changed c ON c.id = r.id
        ORDER BY r.n
        """;

    private const string Fail =
        """
        UPDATE send SET state = $3, error_code = $4, retries = retries + $5, updated_at = $6
        WHERE id = $1 AND attempt = $2 AND state = 1 AND owner = $7
        """;

    private const string Absent = "UPDATE send SET looks = looks + 1, looked_at = $3 WHERE id = $1 AND attempt = $2 AND state = 3";
    private const string Hold = "UPDATE send SET held = true, looked_at = $3, updated_at = $3 WHERE id = $1 AND attempt = $2 AND state = 3";
    private const string Resend = "UPDATE send SET looks = 0, looked_at = 0, held = false, resends = resends + 1, resent_at = $3 WHERE id = $1 AND attempt = $2 AND state = 3";

    /// <summary>Whether these may share a transaction with others: acceptances lock rows of the queue in their order, and nothing else.</summary>
    public static bool IsShareable(IReadOnlyList<SendResult> results) => results.All(result => result is { Outcome: SendOutcome.Accepted, IsOptedOut: false });

    public static async Task<IReadOnlyList<ResultEffect>> RecordAsync(PostgreSqlScope scope, IReadOnlyList<SendResult> results)
    {
        var effects = new ResultEffect[results.Count];
        for (var (from, to) = (0, 0); from < effects.Length; from = to)
        {
            // Acceptances in a row, of different messages, go together.
            to = EndOfRun(results, from);
            if (results[from].Outcome is SendOutcome.Accepted)
            {
                (await AcceptAsync(scope, [.. results.Skip(from).Take(to - from).Select(result => (result.SendId, result.Attempt, result.MessageSid!))]).ConfigureAwait(false)).CopyTo(effects, from);
            }
            else
            {
                effects[from] = await FailAsync(scope, results[from]).ConfigureAwait(false);
            }

            foreach (var result in results.Skip(from).Take(to - from).Where(result => result.IsOptedOut))
            {
                await OptOutByProviderAsync(scope, result.SendId, result.ErrorCode).ConfigureAwait(false);
            }
        }

        return effects;
    }

    public static async Task<IReadOnlyList<ResultEffect>> ResolveAsync(PostgreSqlScope scope, IReadOnlyList<Resolution> resolutions)
    {
        var effects = new ResultEffect[resolutions.Count];
        for (var i = 0; i < effects.Length; i++)
        {
            effects[i] = await ResolveAsync(scope, resolutions[i]).ConfigureAwait(false);
        }

        return effects;
    }

    public static Task<int> AdoptAsync(PostgreSqlScope scope, long sendId, string messageSid)
        => scope.ExecuteAsync("UPDATE send SET state = 2, provider_sid = $2, accepted_at = $3, updated_at = $3, error_code = NULL, held = false WHERE id = $1", sendId, messageSid, scope.Now);

    private static int EndOfRun(IReadOnlyList<SendResult> results, int from)
    {
        var (to, ids, sids) = (from, new HashSet<long>(), new HashSet<string>(StringComparer.Ordinal));
        while (to < results.Count && results[to].Outcome is SendOutcome.Accepted && ids.Add(results[to].SendId) && sids.Add(results[to].MessageSid!))
        {
            to++;
        }

        return Math.Max(to, from + 1);
    }

    private static async Task<List<ResultEffect>> AcceptAsync(PostgreSqlScope scope, (long Id, int Attempt, string Sid)[] accepted)
        => await scope.ListAsync(
            Accept, row => (ResultEffect)row.GetInt32(0), accepted.Select(a => a.Id).ToArray(), accepted.Select(a => a.Attempt).ToArray(), accepted.Select(a => a.Sid).ToArray(), scope.Now).ConfigureAwait(false);

    private static async Task<ResultEffect> FailAsync(PostgreSqlScope scope, SendResult result)
    {
        var state = result.Outcome switch
        {
            SendOutcome.Refused => SendState.Refused,
            SendOutcome.Unknown => SendState.Unknown,
            _ => SendState.Queued,
        };
        var retries = result.Outcome is SendOutcome.Retry ? 1 : 0;
        if (await scope.ExecuteAsync(Fail, result.SendId, result.Attempt, (int)state, result.ErrorCode, retries, scope.Now, scope.Owner).ConfigureAwait(false) == 0)
        {
            return ResultEffect.Stale;
        }

        if (state is not SendState.Unknown)
        {
            await SendWrites.TakeBackQuestionAsync(scope, result.SendId).ConfigureAwait(false);
        }

        if (state is SendState.Queued)
        {
            await SendWrites.PutBackAsync(scope, result.SendId, result.DueAt).ConfigureAwait(false);
        }

        return ResultEffect.Applied;
    }

    private static async Task<ResultEffect> ResolveAsync(PostgreSqlScope scope, Resolution resolution)
    {
        if (resolution.Verdict is Verdict.Found)
        {
            return await scope.ScalarAsync("SELECT 1 FROM send WHERE id = $1 AND state = 1", resolution.SendId).ConfigureAwait(false) is null
                ? (await AcceptAsync(scope, [(resolution.SendId, resolution.Attempt, resolution.MessageSid!)]).ConfigureAwait(false))[0]
                : ResultEffect.Stale;
        }

        var update = resolution.Verdict switch
        {
            Verdict.Absent => Absent,
            Verdict.Hold => Hold,
            _ => Resend,
        };
        if (await scope.ExecuteAsync(update, resolution.SendId, resolution.Attempt, scope.Now).ConfigureAwait(false) == 0)
        {
            return ResultEffect.Stale;
        }

        if (resolution.Verdict is Verdict.Resend)
        {
            await SendWrites.PutBackAsync(scope, resolution.SendId, dueAt: null).ConfigureAwait(false);
        }

        return ResultEffect.Applied;
    }

    private static async Task OptOutByProviderAsync(PostgreSqlScope scope, long sendId, int? errorCode)
    {
        if (await scope.ListAsync("SELECT recipient FROM send WHERE id = $1", row => row.Recipient(0), sendId).ConfigureAwait(false) is [var recipient])
        {
            await OptOutWrites.RecordAsync(scope, LedgerRules.ProviderOptOut(recipient, errorCode), isByMessage: false).ConfigureAwait(false);
        }
    }
}
