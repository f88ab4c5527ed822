using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Testing;

internal sealed partial class MemoryLedger
{
    private readonly Dictionary<string, MemoryInbound> inbound = new(StringComparer.Ordinal);
    private readonly Dictionary<(RecipientKey Recipient, string Sender), DateTimeOffset> lastInbound = [];
    private readonly List<MemoryJob> jobs = [];
    private readonly List<(OptOutRecord OptOut, bool IsLiftable)> optOuts = [];

    public Task<InboundOutcome> RecordInboundAsync(InboundMessage message, Func<InboundMessage, InboundContext, InboundDecision> decide, CancellationToken cancellationToken = default) => Do(now =>
    {
        if (inbound.TryGetValue(message.MessageSid, out var known))
        {
            return new InboundOutcome(IsNew: false, known.Decision);
        }

        var asked = QuestionOf(message, now);
        var context = new InboundContext(asked?.Question!.Value, asked?.Question!.IsClarified ?? false, IsOptedOutOf(message.From.Key, OptOutScope.All));
        var decision = decide(message, context);

        var record = new MemoryInbound(message, decision, context.Question, now);
        inbound.Add(message.MessageSid, record);
        var writtenAt = message.SentAt < now ? message.SentAt.Value : now;
        var person = (message.From.Key, message.Sender);
        lastInbound[person] = lastInbound.TryGetValue(person, out var heard) && heard > writtenAt ? heard : writtenAt;
        if (decision.LiftsOptOut)
        {
            Lift(message, now);
        }

        if (decision.OptOut is { } scope)
        {
            var optOut = new OptOut(message.From.Key, scope, decision.OptOutSource, message.MessageSid);
            OptOut(optOut, isByMessage: true, now, writtenAt);
            CountReaction(optOut);
        }

        if (asked is not null)
        {
            asked.Answer = asked.List is null ? null : decision.Kind;
            asked.Question!.IsClarified |= decision.IsClarifying;
            CloseUpTo(decision.ClosesQuestion ? asked : null);
        }

        if (LedgerRules.Answer(message, context, decision) is { } answer)
        {
            Enqueue(answer, now);
        }

        AddJob(decision.IsForHandler, JobKind.Handler, record, now);
        AddJob(decision.IsForwarded, JobKind.Forward, record, now);
        return new InboundOutcome(IsNew: true, decision);
    });

    public Task<IReadOnlyList<ReportEffect>> RecordReportsAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken = default)
        => Do<IReadOnlyList<ReportEffect>>(now => [.. reports.Select(report => Record(report, now))]);

    public Task<IReadOnlyList<(long SendId, string MessageSid)>> GetUnreportedAsync(DateTimeOffset acceptedBefore, int limit, CancellationToken cancellationToken = default)
        => Do<IReadOnlyList<(long, string)>>(_ =>
        [
            .. sends.Where(s => s.State is SendState.Accepted && s.Delivery is Delivery.None && s.AcceptedAt < acceptedBefore)
                .OrderBy(s => s.AcceptedAt).ThenBy(s => s.Id)
                .Take(limit)
                .Select(s => (s.Id, s.Sid!)),
        ]);

    public Task<IReadOnlyList<Job>> ClaimJobsAsync(JobKind kind, int limit, TimeSpan lease, CancellationToken cancellationToken = default) => Do<IReadOnlyList<Job>>(now =>
    {
        var due = jobs.Where(j => j.Kind == kind && j.DueAt <= now).OrderBy(j => j.DueAt).ThenBy(j => j.Id).Take(limit).ToArray();
        foreach (var job in due)
        {
            job.Attempt++;
            job.DueAt = now + lease;
        }

        return [.. due.Select(j => new Job(j.Id, j.Attempt, j.Inbound.Message, j.Inbound.Decision, j.Inbound.Question?.Template, j.Inbound.Question?.Language, j.Inbound.Question?.MailingList, j.Inbound.ReceivedAt))];
    });

    public Task CompleteJobAsync(long jobId, int attempt, JobOutcome outcome, CancellationToken cancellationToken = default) => Do(_ =>
    {
        if (jobs.Find(j => j.Id == jobId && j.Attempt == attempt && j.DueAt is not null) is { } job)
        {
            job.DueAt = outcome.IsDone ? null : outcome.RetryAt;
            job.Error = outcome.Error;
        }
    });

    public Task OptOutAsync(OptOut optOut, CancellationToken cancellationToken = default) => Do(now =>
    {
        if (OptOut(optOut, isByMessage: false, now))
        {
            CountReaction(optOut);
        }
    });

    public Task<IReadOnlyList<OptOutRecord>> GetOptOutsAsync(RecipientKey recipient, CancellationToken cancellationToken = default)
        => Do<IReadOnlyList<OptOutRecord>>(_ => [.. optOuts.Select(o => o.OptOut).Where(o => o.Recipient == recipient).OrderBy(o => o.Scope.Name, StringComparer.Ordinal).ThenBy(o => o.Since).ThenBy(o => o.Source)]);

    public Task<int> ApplyRetentionAsync(Retention retention, CancellationToken cancellationToken = default) => Do(now =>
    {
        var touched = 0;
        foreach (var send in sends.Where(s => s.Payload is not null && LedgerRules.IsFinal(s.State) && s.UpdatedAt <= now - retention.Payloads))
        {
            send.Payload = null;
            touched++;
            ForgetAnswer(send);
        }

        foreach (var text in inbound.Values.Where(i => i.HasText && i.ReceivedAt <= now - retention.InboundTexts))
        {
            ForgetText(text);
            touched++;
        }

        foreach (var send in sends.Where(s => s.Question is { } q && (q.IsClosed || (q.OpenedAt is not null && q.ExpiresAt <= now) || (LedgerRules.IsFinal(s.State) && s.State is not SendState.Accepted))))
        {
            send.Question = null;
            touched++;
        }

        return touched;
    });

    public Task<string> HashStateAsync(CancellationToken cancellationToken = default) => Do(_ =>
    {
        var text = new StringBuilder();
        foreach (var s in sends)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{s.Id} {s.Send.DedupeKey} {s.State} {s.Delivery} {s.Attempt} {s.Resends} {s.DueAt} {s.Sid} {s.ErrorCode} {s.IsHeld} {s.Looks} {s.UpdatedAt} {s.Payload} {s.Question?.OpenedAt} {s.Question?.IsClosed} {s.Question?.IsClarified} {s.Answer}");
        }

        text.AppendJoin('\n', inbound.Values.Select(i => $"{i.Message} {i.Decision} {i.ReceivedAt}"));
        text.AppendJoin('\n', lastInbound).AppendJoin('\n', jobs.Select(j => $"{j.Id} {j.Attempt} {j.DueAt} {j.Error}"));
        text.AppendJoin('\n', optOuts).AppendJoin('\n', consentEvents);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    });

    private ReportEffect Record(DeliveryReport report, DateTimeOffset now)
    {
        var isKnown = BySid(report.MessageSid) is not null;
        var send = BySid(report.MessageSid) ?? (report.SendId is { } id ? Find(id) : null);
        if (send is null)
        {
            return default;
        }

        var before = send.Delivery;
        var isAdopted = !isKnown && (send.IsLive || (send.State is SendState.Queued && send.Attempt > 0));
        if (isAdopted)
        {
            Adopt(send, report.MessageSid, now);
        }

        var isChanged = isAdopted;
        if (isKnown || isAdopted)
        {
            var after = DeliveryOrder.Advance(send.Delivery, send.ErrorCode, report.Delivery, report.ErrorCode);
            isChanged |= after != (send.Delivery, send.ErrorCode);
            (send.Delivery, send.ErrorCode) = after;
            send.UpdatedAt = isChanged ? now : send.UpdatedAt;
        }

        if (report.IsOptedOut)
        {
            OptOut(LedgerRules.ProviderOptOut(send.Recipient, report.ErrorCode), isByMessage: false, now);
        }

        return new ReportEffect(send.Id, isChanged, before, send.Send.Kind, send.Send.Template, send.Send.Language) { Distribution = send.List?.Made.Key };
    }

    private MemorySend? QuestionOf(InboundMessage message, DateTimeOffset now)
        => (message.RepliedToSid is { } sid && BySid(sid) is { Question: { } asked } send && asked.IsOpen(now) ? send : null)
            ?? sends.Where(s => s.Recipient == message.From.Key && s.Send.Sender == message.Sender && s.Question?.IsOpen(now) == true)
                .OrderBy(s => s.Question!.OpenedAt).ThenBy(s => s.Id)
                .LastOrDefault();

    // An answer also ends what was asked before it: "1" without a question to go with it must not fall back to an older one.
    private void CloseUpTo(MemorySend? answered)
    {
        foreach (var send in sends.Where(s => answered is not null && s.Recipient == answered.Recipient && s.Send.Sender == answered.Send.Sender && s.Question?.OpenedAt is not null
            && (s.Question.OpenedAt, s.Id).CompareTo((answered.Question!.OpenedAt, answered.Id)) <= 0))
        {
            send.Question!.IsClosed = true;
        }
    }

    private void AddJob(bool isWanted, JobKind kind, MemoryInbound record, DateTimeOffset now)
    {
        if (isWanted)
        {
            jobs.Add(new MemoryJob(jobs.Count + 1, kind, record, now));
        }
    }

    private bool IsOptedOut(MemorySend send) => optOuts.Exists(o => o.OptOut.Recipient == send.Recipient && send.Covers(o.OptOut.Scope));

    private bool IsOptedOutOf(RecipientKey recipient, OptOutScope scope) => optOuts.Exists(o => o.OptOut.Recipient == recipient && o.OptOut.Scope.Name == scope.Name);

    // The list message the person had last is what they left by.
    private void CountReaction(OptOut optOut)
    {
        if (LedgerRules.IsReaction(optOut.Source)
            && sends.LastOrDefault(s => s.List is not null && s.State is SendState.Accepted && s.Recipient == optOut.Recipient && s.Covers(optOut.Scope)) is { } last)
        {
            last.Answer = ReplyKind.Unsubscribe;
        }
    }

    private bool OptOut(OptOut optOut, bool isByMessage, DateTimeOffset now, DateTimeOffset? saidAt = null)
    {
        var isLiftable = LedgerRules.IsLiftable(optOut.Source, isByMessage);
        if (optOuts.Exists(o => o.OptOut.Recipient == optOut.Recipient && o.OptOut.Scope.Name == optOut.Scope.Name && o.IsLiftable == isLiftable))
        {
            return false;
        }

        optOuts.Add((new OptOutRecord(optOut.Recipient, optOut.Scope, optOut.Source, optOut.Evidence, saidAt ?? now), isLiftable));
        consentEvents.Add((optOut.Recipient, new ConsentEvent(now, optOut.Scope.Name, ConsentChange.Out, optOut.Source, optOut.Evidence)));
        foreach (var send in sends.Where(s => s.State is SendState.Queued && s.Recipient == optOut.Recipient && s.Covers(optOut.Scope)))
        {
            Move(send, SendState.Suppressed, now);
        }

        return true;
    }

    private void Lift(InboundMessage message, DateTimeOffset now)
    {
        foreach (var lifted in optOuts.Where(o => o.IsLiftable && o.OptOut.Recipient == message.From.Key && !(o.OptOut.Since > message.SentAt)).ToArray())
        {
            optOuts.Remove(lifted);
            consentEvents.Add((lifted.OptOut.Recipient, new ConsentEvent(now, lifted.OptOut.Scope.Name, ConsentChange.BackIn, lifted.OptOut.Source, message.MessageSid)));
        }
    }
}
