using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Testing;

internal sealed partial class MemoryLedger
{
    private const string Account = "account";
    private readonly Dictionary<string, Dictionary<RecipientKey, DateTimeOffset>> reached = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<EnqueueOutcome>> EnqueueAsync(IReadOnlyList<NewSend> batch, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(batch);
        return Do<IReadOnlyList<EnqueueOutcome>>(now => [.. batch.Select(send => Enqueue(send, now))]);
    }

    public bool RecordsBeforeClaims => true;

    public Task<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default) => Do(now =>
    {
        request = request with { Limit = request.Limit + (request.MoreRoom?.Invoke() ?? 0) };
        var permits = Math.Min(Permits(request.Sender, request.Pace, request.Limit, now), Permits(Account, request.AccountPace, request.Limit, now));
        if (permits == 0 || PauseOf(request.Sender, now) is not null)
        {
            // Where the clock was set back, this brings the rate's time back, too.
            TakePermits(request.Sender, request.Pace, 0, now);
            TakePermits(Account, request.AccountPace, 0, now);
            return new Claim([], permits);
        }

        var gates = distributions.Values.ToDictionary(list => list, list => GateOf(list, permits, now));
        var open = gates.Where(gate => sends.Exists(s => s.List == gate.Key && s.State is SendState.Queued && s.Send.Sender == request.Sender && MayLeave(s, gates, request.ApprovalMaxAge, now))).ToArray();
        var claimed = Take(request, permits, gates, now);
        foreach (var (list, gate) in open.Where(gate => gate.Value.Taken > 0 || gate.Value.IsSetBack))
        {
            list.Arrival = gate.ArrivalAfter();
            list.Course = list.Course with { Left = list.Course.Left - gate.Taken };
        }

        TakePermits(request.Sender, request.Pace, claimed.Count, now);
        TakePermits(Account, request.AccountPace, claimed.Count, now);
        return new Claim(claimed, permits) { Wait = open.Min(gate => gate.Value.Wait) };
    });

    private static DistributionGate GateOf(MemoryDistribution list, int wanted, DateTimeOffset now)
        => new(list.State, list.Settings, list.Course.Left, DistributionGate.RateOf(list.Settings, list.SpreadRate, list.Course.Rate), list.Arrival, now, wanted);

    private int Permits(string name, Pace? pace, int wanted, DateTimeOffset now)
        => pace is null ? wanted : PermitBucket.Take(arrivals.GetValueOrDefault(name), now.UtcTicks, wanted, pace.PerSecond, pace.Burst).Granted;

    private void TakePermits(string name, Pace? pace, int wanted, DateTimeOffset now)
    {
        if (pace is not null)
        {
            arrivals[name] = PermitBucket.Take(arrivals.GetValueOrDefault(name), now.UtcTicks, wanted, pace.PerSecond, pace.Burst).Arrival;
        }
    }

    private List<ClaimedSend> Take(ClaimRequest request, int limit, Dictionary<MemoryDistribution, DistributionGate> gates, DateTimeOffset now)
    {
        var claimed = new List<ClaimedSend>();

        // Retries, then single messages and answers, then lists: nobody waits for an answer behind a million others.
        var queue = sends.Where(s => s.Send.Sender == request.Sender && s.State is SendState.Queued && (s.DueAt is null || s.DueAt <= now))
            .OrderBy(s => s.DueAt is null)
            .ThenBy(s => s.DueAt)
            .ThenBy(s => s.DueAt is null && s.List is not null)
            .ThenBy(s => s.Id)
            .Where(s => MayLeave(s, gates, request.ApprovalMaxAge, now))
            .ToArray();
        foreach (var send in queue.TakeWhile(_ => claimed.Count < limit))
        {
            var gate = send.List is { } list ? gates[list] : null;
            if (gate is { Room: <= 0, IsOver: false })
            {
                continue;
            }

            if (IsOptedOut(send))
            {
                Move(send, SendState.Suppressed, now);
            }
            else if (send.Send.NotAfter < now || gate?.IsOver == true || !IsWindowOpen(send, now))
            {
                Move(send, SendState.Expired, now);
            }
            else if (sends.Exists(other => Blocks(other, send, now)))
            {
                // Waits for the other.
            }
            else if (gate?.IsTooSoon(LastTemplate(send)) == true)
            {
                Move(send, SendState.Skipped, now);
            }
            else if (gate?.IsPaired(LastTemplate(send)) != true && !(gate is not null && IsOverCap(send, request, now)))
            {
                gate?.Take();
                claimed.Add(Claim(send, now));
                Reach(send, request, now);
            }
        }

        return claimed;
    }

    public Task<IReadOnlyList<ResultEffect>> RecordResultsAsync(IReadOnlyList<SendResult> results, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(results);
        return Do<IReadOnlyList<ResultEffect>>(now => [.. results.Select(result => Record(result, now))]);
    }

    public Task<IReadOnlyList<UnknownSend>> GetUnknownAsync(string sender, int limit, CancellationToken cancellationToken = default) => Do<IReadOnlyList<UnknownSend>>(_ =>
    [
        .. sends.Where(s => s.State is SendState.Unknown && s.Send.Sender == sender)
            .OrderBy(s => s.IsHeld).ThenBy(s => s.LookedAt ?? DateTimeOffset.MinValue).ThenBy(s => s.Id)
            .Take(limit)
            .Select(s => new UnknownSend(s.Id, s.Attempt, s.Send.Recipient.Address, s.IntentAt, s.Looks, s.LookedAt, s.IsHeld)),
    ]);

    public Task<IReadOnlySet<string>> FindKnownSidsAsync(IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken = default)
        => Do<IReadOnlySet<string>>(_ => messageSids.Where(sid => BySid(sid) is not null).ToHashSet(StringComparer.Ordinal));

    public Task<IReadOnlyList<ResultEffect>> ResolveAsync(IReadOnlyList<Resolution> resolutions, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(resolutions);
        return Do<IReadOnlyList<ResultEffect>>(now => [.. resolutions.Select(resolution => Resolve(resolution, now))]);
    }

    private static ClaimedSend Claim(MemorySend send, DateTimeOffset now)
    {
        Move(send, SendState.Attempting, now);
        send.Attempt++;
        send.IntentAt = now;
        if (send.Question is { } question)
        {
            question.OpenedAt = now;
            question.ExpiresAt = now + send.Send.QuestionLife;
        }

        return new ClaimedSend(send.Id, send.Attempt, send.Send.Kind, send.Send.Recipient.Address, send.Send.ContentSid, send.Payload!, send.Send.Template, send.Send.Language) { Retries = send.Retries, Distribution = send.List?.Made.Key };
    }

    private static bool Blocks(MemorySend other, MemorySend send, DateTimeOffset now)
        => other.IsLive && other.Recipient == send.Recipient && other.Send.Sender == send.Send.Sender
            && (other.State is SendState.Attempting || !other.IsHeld || other.IntentAt > now - LedgerRules.HeldBlock);

    private EnqueueOutcome Enqueue(NewSend send, DateTimeOffset now)
    {
        if (byKey.TryGetValue(send.DedupeKey, out var earlier))
        {
            var isSame = earlier.Recipient == send.Recipient.Key && earlier.Send.Template == send.Template && earlier.Send.Language == send.Language;
            return new EnqueueOutcome(earlier.Id, IsNew: false, earlier.State, isSame);
        }

        var row = new MemorySend(sends.Count + 1, send);
        sends.Add(row);
        byKey.Add(send.DedupeKey, row);
        Move(row, StateInQueue(row), now);
        return new EnqueueOutcome(row.Id, IsNew: true, row.State, IsSame: true);
    }

    // What a row becomes that enters or re-enters the queue.
    private SendState StateInQueue(MemorySend send)
        => IsOptedOut(send) ? SendState.Suppressed
            : send.List is { IsOver: true } ? SendState.Cancelled
            : SendState.Queued;

    private bool MayLeave(MemorySend send, Dictionary<MemoryDistribution, DistributionGate> gates, TimeSpan approvalMaxAge, DateTimeOffset now)
        => (send.List is not { } list || gates[list].IsOpenFor(send.TimeZone))
            && (send.Send.Kind is not SendKind.Template || (send.List is { } over && gates[over].IsOver)
                || (approvals.TryGetValue(send.Send.ContentSid!, out var approval) && approval.IsApproved && approval.CheckedAt >= now - approvalMaxAge));

    private DateTimeOffset? LastTemplate(MemorySend send)
        => sends.Where(s => s != send && s.Recipient == send.Recipient && s.Send.Sender == send.Send.Sender && s.Send.Kind is SendKind.Template && (s.IsLive || s.State is SendState.Accepted) && !DeliveryOrder.IsFailure(s.Delivery))
            .Max(s => s.Attempt == 0 ? (DateTimeOffset?)null : s.IntentAt);

    // Counted anew from what was claimed with a cap; the first claim with one counts what went before.
    private bool IsOverCap(MemorySend send, ClaimRequest request, DateTimeOffset now)
    {
        if (request.DayCap is not { } cap)
        {
            return false;
        }

        var lately = Reached(request.Sender).Where(r => r.Value > now - LedgerRules.CapWindow).Select(r => r.Key).ToHashSet();
        return lately.Count >= cap && !lately.Contains(send.Recipient);
    }

    private void Reach(MemorySend send, ClaimRequest request, DateTimeOffset now)
    {
        if (request.DayCap is not null && send.Send.Kind is SendKind.Template)
        {
            Reached(request.Sender)[send.Recipient] = now;
        }
    }

    private Dictionary<RecipientKey, DateTimeOffset> Reached(string sender)
    {
        if (!reached.TryGetValue(sender, out var people))
        {
            people = sends.Where(s => s.Send.Sender == sender && s.Send.Kind is SendKind.Template && (s.IsLive || s.State is SendState.Accepted))
                .GroupBy(s => s.Recipient).ToDictionary(g => g.Key, g => g.Max(s => s.IntentAt));
            reached.Add(sender, people);
        }

        return people;
    }

    private bool IsWindowOpen(MemorySend send, DateTimeOffset now)
        => send.Send.Kind is SendKind.Template
            || (lastInbound.TryGetValue((send.Recipient, send.Send.Sender), out var at) && now < at + LedgerRules.SessionWindow);

    private ResultEffect Record(SendResult result, DateTimeOffset now)
    {
        if (Find(result.SendId) is not { } send)
        {
            return ResultEffect.Stale;
        }

        var effect = Apply(send, result, now);
        if (result.IsOptedOut)
        {
            OptOut(LedgerRules.ProviderOptOut(send.Recipient, result.ErrorCode), isByMessage: false, now);
        }

        return effect;
    }

    private ResultEffect Apply(MemorySend send, SendResult result, DateTimeOffset now)
    {
        if (result.Outcome is SendOutcome.Accepted)
        {
            return Accept(send, result.Attempt, result.MessageSid!, now);
        }

        if (send.State is not SendState.Attempting || send.Attempt != result.Attempt)
        {
            return ResultEffect.Stale;
        }

        send.ErrorCode = result.ErrorCode;
        if (result.Outcome is SendOutcome.Unknown)
        {
            Move(send, SendState.Unknown, now);
            return ResultEffect.Applied;
        }

        // Certainly not sent, so nobody was asked.
        send.Question?.OpenedAt = null;
        send.DueAt = result.DueAt;
        send.Retries += result.Outcome is SendOutcome.Retry ? 1 : 0;
        Move(send, result.Outcome is SendOutcome.Refused ? SendState.Refused : StateInQueue(send), now);
        GiveBack(result.Outcome is SendOutcome.Refused ? null : send.List);
        return ResultEffect.Applied;
    }

    private ResultEffect Accept(MemorySend send, int attempt, string sid, DateTimeOffset now)
    {
        if (send.State is SendState.Accepted && send.Sid == sid)
        {
            return ResultEffect.AlreadyKnown;
        }

        if (!send.IsLive || send.Attempt != attempt || BySid(sid) is not null)
        {
            return ResultEffect.Stale;
        }

        Adopt(send, sid, now);
        return ResultEffect.Applied;
    }

    private static void Adopt(MemorySend send, string sid, DateTimeOffset now)
    {
        Move(send, SendState.Accepted, now);
        (send.Sid, send.AcceptedAt, send.ErrorCode, send.IsHeld) = (sid, now, null, false);
    }

    private ResultEffect Resolve(Resolution resolution, DateTimeOffset now)
    {
        if (Find(resolution.SendId) is not { } send)
        {
            return ResultEffect.Stale;
        }

        if (resolution.Verdict is Verdict.Found)
        {
            return send.State is SendState.Attempting ? ResultEffect.Stale : Accept(send, resolution.Attempt, resolution.MessageSid!, now);
        }

        if (send.State is not SendState.Unknown || send.Attempt != resolution.Attempt)
        {
            return ResultEffect.Stale;
        }

        switch (resolution.Verdict)
        {
            case Verdict.Absent:
                (send.Looks, send.LookedAt) = (send.Looks + 1, now);
                break;
            case Verdict.Hold:
                (send.IsHeld, send.LookedAt, send.UpdatedAt) = (true, now, now);
                break;
            default:
                (send.Looks, send.LookedAt, send.IsHeld, send.DueAt, send.Resends) = (0, null, false, null, send.Resends + 1);
                Move(send, StateInQueue(send), now);
                GiveBack(send.List);
                break;
        }

        return ResultEffect.Applied;
    }

    // What did not leave does not count against its list's budget.
    private static void GiveBack(MemoryDistribution? list)
        => list?.Course = list.Course with { Left = list.Course.Left + 1 };

    private MemorySend? BySid(string sid) => sends.Find(s => s.Sid == sid);
}
