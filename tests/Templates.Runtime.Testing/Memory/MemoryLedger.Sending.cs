using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Testing;

internal sealed partial class MemoryLedger
{
    public Task<IReadOnlyList<EnqueueOutcome>> EnqueueAsync(IReadOnlyList<NewSend> batch, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(batch);
        return Do<IReadOnlyList<EnqueueOutcome>>(now =>
        {
            if (batch.FirstOrDefault(s => s.Distribution is { } key && !distributions.ContainsKey(key)) is { } lost)
            {
                throw new InvalidOperationException($"There is no list sending \"{lost.Distribution}\": add it first.");
            }

            return [.. batch.Select(send => Enqueue(send, now))];
        });
    }

    public Task<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default) => Do(now =>
    {
        var permits = request.Pace is { } pace ? PermitBucket.Take(arrivals.GetValueOrDefault(request.Sender), now.UtcTicks, request.Limit, pace.PerSecond, pace.Burst).Granted : request.Limit;
        var claimed = PauseOf(request.Sender, now) is null ? Take(request, permits, now) : [];
        if (request.Pace is { } used)
        {
            arrivals[request.Sender] = PermitBucket.Take(arrivals.GetValueOrDefault(request.Sender), now.UtcTicks, claimed.Count, used.PerSecond, used.Burst).Arrival;
        }

        return new Claim(claimed, permits);
    });

    private List<ClaimedSend> Take(ClaimRequest request, int limit, DateTimeOffset now)
    {
        var claimed = new List<ClaimedSend>();

        // Retries, then single messages and answers, then lists: nobody waits for an answer behind a million others.
        var queue = sends.Where(s => s.Send.Sender == request.Sender && s.State is SendState.Queued && (s.DueAt is null || s.DueAt <= now))
            .OrderBy(s => s.DueAt is null)
            .ThenBy(s => s.DueAt)
            .ThenBy(s => s.DueAt is null && s.Send.Distribution is not null)
            .ThenBy(s => s.Id)
            .Where(s => MayLeave(s, request.ApprovalMaxAge, now))
            .ToArray();
        foreach (var send in queue.TakeWhile(_ => claimed.Count < limit))
        {
            if (IsOptedOut(send))
            {
                Move(send, SendState.Suppressed, now);
            }
            else if (send.Send.NotAfter < now || !IsWindowOpen(send, now))
            {
                Move(send, SendState.Expired, now);
            }
            else if (!sends.Exists(other => Blocks(other, send, now)))
            {
                claimed.Add(Claim(send, now));
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

        return new ClaimedSend(send.Id, send.Attempt, send.Send.Kind, send.Send.Recipient.Address, send.Send.ContentSid, send.Payload!, send.Send.Template, send.Send.Language) { Retries = send.Retries };
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
            : send.Send.Distribution is { } key && distributions[key].IsOver ? SendState.Cancelled
            : SendState.Queued;

    private bool MayLeave(MemorySend send, TimeSpan approvalMaxAge, DateTimeOffset now)
        => (send.Send.Distribution is not { } key || distributions[key].State is DistributionState.Running)
            && (send.Send.Kind is not SendKind.Template
                || (approvals.TryGetValue(send.Send.ContentSid!, out var approval) && approval.IsApproved && approval.CheckedAt >= now - approvalMaxAge));

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
                break;
        }

        return ResultEffect.Applied;
    }

    private MemorySend? BySid(string sid) => sends.Find(s => s.Sid == sid);
}
