using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What attempts and looks came to, each only where the row waits for that attempt.</summary>
internal static class ResultWrites
{
    // A SID that another row has already changes nothing.
    private const string Accept =
        """
        UPDATE OR IGNORE send SET state = 2, provider_sid = ?3, accepted_at = ?4, updated_at = ?4, error_code = NULL, held = 0
        WHERE id = ?1 AND attempt = ?2 AND state IN (1, 3)
        """;

    private const string Fail = "UPDATE send SET state = $3, error_code = $4, retries = retries + $5, updated_at = $6 WHERE id = $1 AND attempt = $2 AND state = 1";
    private const string Absent = "UPDATE send SET looks = looks + 1, looked_at = $3 WHERE id = $1 AND attempt = $2 AND state = 3";
    private const string Hold = "UPDATE send SET held = 1, looked_at = $3, updated_at = $3 WHERE id = $1 AND attempt = $2 AND state = 3";
    private const string Resend = "UPDATE send SET looks = 0, looked_at = 0, held = 0, resends = resends + 1, resent_at = $3 WHERE id = $1 AND attempt = $2 AND state = 3";

    public static IReadOnlyList<ResultEffect> Record(SqliteScope scope, IReadOnlyList<SendResult> results)
    {
        var effects = new ResultEffect[results.Count];
        for (var i = 0; i < effects.Length; i++)
        {
            effects[i] = Apply(scope, results[i]);
            if (results[i].IsOptedOut)
            {
                OptOutByProvider(scope, results[i].SendId, results[i].ErrorCode);
            }
        }

        return effects;
    }

    public static IReadOnlyList<ResultEffect> Resolve(SqliteScope scope, IReadOnlyList<Resolution> resolutions) => [.. resolutions.Select(resolution => Apply(scope, resolution))];

    public static void Adopt(SqliteScope scope, long sendId, string messageSid)
        => scope["UPDATE send SET state = 2, provider_sid = $2, accepted_at = $3, updated_at = $3, error_code = NULL, held = 0 WHERE id = $1"].Execute(sendId, messageSid, scope.Now);

    private static ResultEffect Apply(SqliteScope scope, SendResult result)
    {
        if (result.Outcome is SendOutcome.Accepted)
        {
            return TakeAccepted(scope, result.SendId, result.Attempt, result.MessageSid!);
        }

        var state = result.Outcome switch
        {
            SendOutcome.Refused => SendState.Refused,
            SendOutcome.Unknown => SendState.Unknown,
            _ => SendState.Queued,
        };
        var isRetry = result.Outcome is SendOutcome.Retry;
        if (scope[Fail].Execute(result.SendId, (long)result.Attempt, (long)state, (long?)result.ErrorCode, isRetry ? 1L : 0L, scope.Now) == 0)
        {
            return ResultEffect.Stale;
        }

        if (state is not SendState.Unknown)
        {
            SendWrites.TakeBackQuestion(scope, result.SendId);
        }

        if (state is SendState.Queued)
        {
            SendWrites.PutBack(scope, result.SendId, result.DueAt);
        }

        return ResultEffect.Applied;
    }

    private static ResultEffect Apply(SqliteScope scope, Resolution resolution)
    {
        if (resolution.Verdict is Verdict.Found)
        {
            return scope["SELECT 1 FROM send WHERE id = $1 AND state = 1"].Scalar(resolution.SendId) is null
                ? TakeAccepted(scope, resolution.SendId, resolution.Attempt, resolution.MessageSid!)
                : ResultEffect.Stale;
        }

        var update = resolution.Verdict switch
        {
            Verdict.Absent => Absent,
            Verdict.Hold => Hold,
            _ => Resend,
        };
        if (scope[update].Execute(resolution.SendId, (long)resolution.Attempt, scope.Now) == 0)
        {
            return ResultEffect.Stale;
        }

        if (resolution.Verdict is Verdict.Resend)
        {
            SendWrites.PutBack(scope, resolution.SendId, dueAt: null);
        }

        return ResultEffect.Applied;
    }

    private static ResultEffect TakeAccepted(SqliteScope scope, long sendId, int attempt, string messageSid)
        => scope[Accept].Set(1, sendId).Set(2, attempt).Set(3, messageSid).Set(4, scope.Now).Run() > 0 ? ResultEffect.Applied
            : scope["SELECT 1 FROM send WHERE id = $1 AND state = 2 AND provider_sid = $2"].Scalar(sendId, messageSid) is not null ? ResultEffect.AlreadyKnown
            : ResultEffect.Stale;

    private static void OptOutByProvider(SqliteScope scope, long sendId, int? errorCode)
    {
        if (scope["SELECT recipient FROM send WHERE id = $1"].Scalar(sendId) is byte[] recipient)
        {
            OptOutWrites.Record(scope, LedgerRules.ProviderOptOut(RecipientKey.FromBytes(recipient), errorCode), isByMessage: false);
        }
    }
}
