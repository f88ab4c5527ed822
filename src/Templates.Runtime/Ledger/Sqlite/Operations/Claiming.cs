using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// Takes messages to send: retries, then single messages and answers, then lists, each in order. Lives as long as the
/// writer, since it remembers where a look at very many held-back rows was broken off.
/// </summary>
internal sealed class Claiming
{
    private const string Attempt = "UPDATE send SET state = 1, attempt = attempt + 1, intent_at = $2, incarnation = $3, updated_at = $2 WHERE id = $1";
    private const string Ask = "UPDATE question SET opened_at = $2, expires_at = $2 + life WHERE send_id = $1";
    private const string Finish = "UPDATE send SET state = $2, updated_at = $3 WHERE id = $1";

    private readonly int mostLooks;
    private readonly Dictionary<(string Sender, Pass Pass), long> brokenOff = [];

    /// <param name="mostLooks">How many rows one claim looks at in each part of the queue before it leaves the rest to the next.</param>
    public Claiming(int mostLooks = 5_000) => this.mostLooks = mostLooks;

    private enum Pass
    {
        Retries,
        Singles,
        Lists,
    }

    /// <param name="nowTicks">The time the rate goes by, in ticks of 100 ns.</param>
    public Claim Run(SqliteScope scope, ClaimRequest request, long nowTicks)
    {
        CheckRole(scope);
        var permits = request.Pace is { } pace ? SenderWrites.Permits(scope, request.Sender, nowTicks, request.Limit, pace) : request.Limit;
        var claimed = permits > 0 && SenderWrites.PauseOf(scope.Session, request.Sender, scope.Now) is null ? Take(scope, request with { Limit = permits }) : [];
        if (request.Pace is { } used && claimed.Count > 0)
        {
            SenderWrites.TakePermits(scope, request.Sender, nowTicks, claimed.Count, used.PerSecond, used.Burst);
        }

        return new Claim(claimed, permits);
    }

    private List<ClaimedSend> Take(SqliteScope scope, ClaimRequest request)
    {
        var sender = scope.Sender(request.Sender);
        var groups = QueueGroup.Open(scope, sender, request.ApprovalMaxAge);
        var claimed = new List<ClaimedSend>(Math.Min(request.Limit, 256));
        var recipients = new HashSet<RecipientKey>();
        foreach (var pass in Enum.GetValues<Pass>())
        {
            if (claimed.Count == request.Limit)
            {
                break;
            }

            var slice = Math.Clamp(request.Limit - claimed.Count, 1, 256);
            var after = brokenOff.GetValueOrDefault((request.Sender, pass));
            (QueueGroup Group, QueueReader Rows)[] parts =
            [
                .. groups.Where(group => pass is Pass.Retries || (group.Distribution == 0) == pass is Pass.Singles)
                    .Select(group => (group, new QueueReader(scope, sender, group, pass is Pass.Retries, slice, after))),
            ];
            brokenOff[(request.Sender, pass)] = Take(scope, parts, request.Limit, claimed, recipients) is { } last && pass is not Pass.Retries ? last : 0;
        }

        return claimed;
    }

    private static void CheckRole(SqliteScope scope)
    {
        if (scope.Incarnation == 0)
        {
            throw new InvalidOperationException("This ledger was opened without the sender's role.");
        }

        // A lock file cannot be trusted on every disk; this row can.
        if (scope["SELECT value FROM meta WHERE name = 'incarnation'"].Scalar() is not long current || current != scope.Incarnation)
        {
            throw new LedgerException("Another process has taken the sender's role of this ledger. Stop one of the two, then start this one again.");
        }
    }

    // Returns where it was broken off, or null.
    private long? Take(SqliteScope scope, (QueueGroup Group, QueueReader Rows)[] parts, int limit, List<ClaimedSend> claimed, HashSet<RecipientKey> recipients)
    {
        for (var looks = 0; claimed.Count < limit; looks++)
        {
            if (First(parts) is not var (group, rows, candidate))
            {
                return null;
            }

            if (looks == mostLooks)
            {
                return candidate.Id - 1;
            }

            rows.Take();
            if (candidate.IsOptedOut || candidate.IsExpired)
            {
                scope[Finish].Execute(candidate.Id, (long)(candidate.IsOptedOut ? SendState.Suppressed : SendState.Expired), scope.Now);
            }
            else if (!candidate.IsBlocked && recipients.Add(candidate.Recipient))
            {
                scope[Attempt].Execute(candidate.Id, scope.Now, scope.Incarnation);
                scope[Ask].Execute(candidate.Id, scope.Now);
                claimed.Add(new ClaimedSend(candidate.Id, candidate.Attempt + 1, candidate.Kind, candidate.Address, group.ContentSid.OrNone(), candidate.Payload, group.Template.OrNone(), group.Language.OrNone()) { Retries = candidate.Retries });
            }
        }

        return null;
    }

    private static (QueueGroup Group, QueueReader Rows, Candidate Next)? First((QueueGroup Group, QueueReader Rows)[] parts)
    {
        (QueueGroup Group, QueueReader Rows, Candidate Next)? first = null;
        foreach (var (group, rows) in parts)
        {
            if (rows.Peek() is { } next && (first is not { } best || (next.DueAt, next.Id).CompareTo((best.Next.DueAt, best.Next.Id)) < 0))
            {
                first = (group, rows, next);
            }
        }

        return first;
    }
}
