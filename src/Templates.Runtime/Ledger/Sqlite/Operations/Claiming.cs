using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// Takes messages to send: retries, then single messages and answers, then lists, each in order. Lives as long as the
/// writer, since it remembers where a look at very many held-back rows was broken off.
/// </summary>
internal sealed class Claiming
{
    // One row, so that nothing is left half done: else SQLite keeps a journal of the statement, because of the triggers.
    private const string Attempt = "UPDATE OR FAIL send SET state = 1, attempt = attempt + 1, intent_at = ?2, incarnation = ?3, updated_at = ?2 WHERE id = ?1";
    private const string Ask = "UPDATE question SET opened_at = $2, expires_at = $2 + life WHERE send_id = $1";
    private const string Finish = "UPDATE send SET state = $2, updated_at = $3 WHERE id = $1";

    private readonly int mostLooks;
    private readonly Dictionary<(string Sender, Pass Pass), long> brokenOff = [];
    private readonly DayCap dayCap = new();

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
        var permits = request.Limit;
        permits = request.Pace is { } pace ? SenderWrites.Permits(scope, request.Sender, nowTicks, permits, pace) : permits;
        permits = request.AccountPace is { } account ? SenderWrites.AccountPermits(scope, nowTicks, permits, account) : permits;
        if (permits == 0 || SenderWrites.PauseOf(scope.Session, request.Sender, scope.Now) is not null)
        {
            return new Claim([], permits);
        }

        var batch = new Batch(scope, request with { Limit = permits }, scope.Sender(request.Sender));
        Take(batch);
        var used = batch.Claimed.Count;
        if (request.Pace is { } own && used > 0)
        {
            SenderWrites.TakePermits(scope, request.Sender, nowTicks, used, own.PerSecond, own.Burst);
        }

        if (request.AccountPace is { } shared && used > 0)
        {
            SenderWrites.TakeAccountPermits(scope, nowTicks, used, shared);
        }

        return new Claim(batch.Claimed, permits) { Wait = batch.Gates.Min(gate => gate.Gate.Wait) };
    }

    private void Take(Batch batch)
    {
        var request = batch.Request;
        var groups = QueueGroup.Open(batch.Scope, batch.Sender, request.ApprovalMaxAge, request.Limit);
        batch.Gates.AddRange(groups.Select(group => group.Gate).OfType<ListGate>().Distinct());
        foreach (var pass in Enum.GetValues<Pass>())
        {
            if (batch.IsFull)
            {
                break;
            }

            QueueGroup[] chosen = [.. groups.Where(group => pass is Pass.Retries || (group.Distribution == 0) == pass is Pass.Singles)];
            // Of many groups each gives few.
            var slice = Math.Clamp((request.Limit - batch.Claimed.Count) * (chosen.Length > 4 ? 2 : chosen.Length) / Math.Max(1, chosen.Length), 1, 256);
            var after = brokenOff.GetValueOrDefault((request.Sender, pass));
            (QueueGroup Group, QueueReader Rows)[] parts = [.. chosen.Select(group => (group, new QueueReader(batch.Scope, batch.Sender, group, pass is Pass.Retries, slice, after)))];
            brokenOff[(request.Sender, pass)] = Take(batch, parts) is { } last && pass is not Pass.Retries ? last : 0;
        }

        batch.Gates.ForEach(gate => gate.Write(batch.Scope));
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
    private long? Take(Batch batch, (QueueGroup Group, QueueReader Rows)[] parts)
    {
        for (var looks = 0; !batch.IsFull; looks++)
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
            if (EndOf(group, candidate) is { } end)
            {
                batch.Scope[Finish].Execute(candidate.Id, (long)end, batch.Scope.Now);
            }
            else if (!IsHeldBack(batch, group, candidate) && batch.Recipients.Add(candidate.Recipient))
            {
                Take(batch, group, candidate);
            }
        }

        return null;
    }

    // What the row becomes that is not to leave any more, or null.
    private static SendState? EndOf(QueueGroup group, Candidate candidate)
        => candidate.IsOptedOut ? SendState.Suppressed
            : candidate.IsExpired ? SendState.Expired
            : !candidate.IsBlocked && group.Gate?.Gate.IsTooSoon(candidate.LastTemplate) == true ? SendState.Skipped
            : null;

    private bool IsHeldBack(Batch batch, QueueGroup group, Candidate candidate)
        => candidate.IsBlocked
            || (group.Gate is { } gate && (gate.Gate.IsPaired(candidate.LastTemplate)
                || (batch.Request.DayCap is { } cap && dayCap.IsReached(batch.Scope, batch.Sender, cap, candidate.Recipient))));

    private void Take(Batch batch, QueueGroup group, Candidate candidate)
    {
        var scope = batch.Scope;
        scope[Attempt].Set(1, candidate.Id).Set(2, scope.Now).Set(3, scope.Incarnation).Run();
        if (candidate.HasQuestion)
        {
            scope[Ask].Execute(candidate.Id, scope.Now);
        }

        group.Gate?.Gate.Take();
        if (batch.Request.DayCap is not null && candidate.Kind is SendKind.Template)
        {
            dayCap.Add(scope, batch.Sender, candidate.Recipient);
        }

        batch.Claimed.Add(new ClaimedSend(candidate.Id, candidate.Attempt + 1, candidate.Kind, candidate.Address, group.Name.ContentSid.OrNone(), candidate.Payload, group.Name.Template.OrNone(), group.Name.Language.OrNone())
        {
            Retries = candidate.Retries,
            Distribution = group.Gate?.Key,
        });
    }

    private static (QueueGroup Group, QueueReader Rows, Candidate Next)? First((QueueGroup Group, QueueReader Rows)[] parts)
    {
        (QueueGroup Group, QueueReader Rows, Candidate Next)? first = null;
        foreach (var (group, rows) in parts)
        {
            if (group.Gate?.Gate is { Room: <= 0, IsOver: false })
            {
                continue;
            }

            if (rows.Peek() is { } next && (first is not { } best || (next.DueAt, next.Id).CompareTo((best.Next.DueAt, best.Next.Id)) < 0))
            {
                first = (group, rows, next);
            }
        }

        return first;
    }

    // What one claim works on.
    private sealed record Batch(SqliteScope Scope, ClaimRequest Request, long Sender)
    {
        public List<ClaimedSend> Claimed { get; } = new(Math.Min(Request.Limit, 256));

        public HashSet<RecipientKey> Recipients { get; } = [];

        public List<ListGate> Gates { get; } = [];

        public bool IsFull => Claimed.Count == Request.Limit;
    }
}
