using System.Globalization;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Testing;

internal sealed partial class MemoryLedger
{
    public Task<DistributionRecord> AddDistributionAsync(NewDistribution distribution, CancellationToken cancellationToken = default) => Do(now =>
    {
        distributions.TryAdd(distribution.Key, new MemoryDistribution(distribution, now));
        return Describe(distributions[distribution.Key]);
    });

    public Task<bool> SetDistributionAsync(string key, DistributionState state, string? reason, CancellationToken cancellationToken = default) => Do(now =>
    {
        if (!distributions.TryGetValue(key, out var list) || !list.CanMoveTo(state))
        {
            return false;
        }

        var open = RowsOf(list).Where(s => !LedgerRules.IsFinal(s.State));
        if (state is DistributionState.Completed && open.Any(s => s.State is not SendState.Unknown || !s.IsHeld))
        {
            return false;
        }

        list.SpreadRate = list.State is DistributionState.Draft && state is DistributionState.Running ? DistributionGate.SpreadRate(list.Settings, Queued(list)) : list.SpreadRate;
        (list.State, list.Reason) = (state, reason);
        foreach (var send in open.Where(s => state is DistributionState.Stopped && s.State is SendState.Queued))
        {
            Move(send, SendState.Cancelled, now);
        }

        return true;
    });

    public Task<bool> ChangeDistributionAsync(string key, DistributionSettings settings, CancellationToken cancellationToken = default) => Do(_ =>
    {
        if (!distributions.TryGetValue(key, out var list) || list.State is DistributionState.Stopped)
        {
            return false;
        }

        list.SpreadRate = settings.SpreadOver == list.Settings.SpreadOver ? list.SpreadRate : DistributionGate.SpreadRate(settings, Queued(list));
        list.Settings = settings;
        return true;
    });

    public Task<bool> SetCourseAsync(string key, int step, DistributionCourse course, CancellationToken cancellationToken = default) => Do(_ =>
    {
        if (!distributions.TryGetValue(key, out var list) || list.Course.Step != step)
        {
            return false;
        }

        list.Course = course with { Step = step + 1 };
        return true;
    });

    public Task<DistributionRecord?> GetDistributionAsync(string key, CancellationToken cancellationToken = default)
        => Do(_ => distributions.TryGetValue(key, out var list) ? Describe(list) : null);

    public Task<IReadOnlyList<DistributionRecord>> ListDistributionsAsync(bool isOpenOnly, CancellationToken cancellationToken = default)
        => Do<IReadOnlyList<DistributionRecord>>(_ => [.. distributions.Values.Reverse().Where(list => !isOpenOnly || !list.IsOver || (list.State is DistributionState.Stopped && Queued(list) > 0)).Select(Describe)]);

    public int MembersPerCall => 32_768;

    public Task<IReadOnlyList<MemberOutcome>> AddMembersAsync(string key, IReadOnlyList<NewMember> members, CancellationToken cancellationToken = default)
        => Do<IReadOnlyList<MemberOutcome>>(now => distributions.TryGetValue(key, out var list)
            ? [.. members.Select(member => Add(list, member, now))]
            : throw new InvalidOperationException($"There is no list sending \"{key}\": add it first."));

    public Task<IReadOnlyList<MemberOutcome>> ForeseeMembersAsync(string key, string mailingList, IReadOnlyList<RecipientKey> recipients, CancellationToken cancellationToken = default)
        => Do<IReadOnlyList<MemberOutcome>>(_ => [.. recipients.Select(recipient => Foresee(distributions.GetValueOrDefault(key), mailingList, recipient))]);

    public Task<IReadOnlyList<MemberRecord>> GetMembersAsync(string key, long afterId, int limit, CancellationToken cancellationToken = default) => Do<IReadOnlyList<MemberRecord>>(_ =>
    [
        .. sends.Where(s => s.List?.Made.Key == key && s.Id > afterId).Take(limit)
            .Select(s => new MemberRecord(s.Id, s.Line!.Value, s.Payload is null ? null : s.Send.Recipient.Address, s.Send.Language!, s.State, s.Delivery, s.Sid, s.ErrorCode, s.UpdatedAt)),
    ]);

    public Task<int> AdoptAsync(string sender, IReadOnlyList<ForeignMessage> messages, CancellationToken cancellationToken = default) => Do(now =>
    {
        var found = 0;
        foreach (var message in messages.Where(message => BySid(message.MessageSid) is null))
        {
            if (sends.Find(s => s.Send.Sender == sender && s.Recipient == message.Recipient && s.Send.Kind is SendKind.Template && !LedgerRules.IsFinal(s.State)) is { } row)
            {
                Adopt(row, message.MessageSid, now);
                found++;
                if (row.Question is { OpenedAt: null } question)
                {
                    (question.OpenedAt, question.ExpiresAt) = (now, now + row.Send.QuestionLife);
                }
            }
        }

        return found;
    });

    private MemberOutcome Add(MemoryDistribution list, NewMember member, DateTimeOffset now)
    {
        var foreseen = Foresee(list, list.Made.MailingList, member.Recipient.Key);
        if (foreseen.Verdict is not MemberVerdict.Added)
        {
            return foreseen;
        }

        var send = new NewSend
        {
            DedupeKey = string.Create(CultureInfo.InvariantCulture, $"{list.Made.Key} {member.Recipient.Key}"),
            Kind = SendKind.Template,
            Sender = list.Made.Sender,
            Recipient = member.Recipient,
            MailingList = list.Made.MailingList,
            Template = list.Made.Template,
            Language = member.Content.Language,
            ContentSid = member.Content.ContentSid,
            Fingerprint = member.Content.Fingerprint,
            Payload = member.Payload,
            Question = member.Question,
            QuestionLife = member.QuestionLife,
        };
        var row = new MemorySend(sends.Count + 1, send) { List = list, Line = member.Line, TimeZone = member.Content.TimeZone, UpdatedAt = now };
        sends.Add(row);
        list.Contents.Add(member.Content);
        list.State = list.State is DistributionState.Completed ? DistributionState.Draft : list.State;
        list.Reason = list.State is DistributionState.Draft ? null : list.Reason;
        if (member.Consent is { } consent)
        {
            consentEvents.Add((member.Recipient.Key, new ConsentEvent(consent.At ?? now, list.Made.MailingList, ConsentChange.Given, OptOutSource.Import, consent.Source)));
        }

        return new MemberOutcome(MemberVerdict.Added, row.Id);
    }

    private MemberOutcome Foresee(MemoryDistribution? list, string mailingList, RecipientKey recipient)
        => list?.State is DistributionState.Stopped ? new MemberOutcome(MemberVerdict.Closed, 0)
            : list is not null && sends.Find(s => s.List == list && s.Recipient == recipient) is { } known ? new MemberOutcome(MemberVerdict.Known, known.Id)
            : IsOptedOutOf(recipient, OptOutScope.All) || IsOptedOutOf(recipient, OptOutScope.List(mailingList)) ? new MemberOutcome(MemberVerdict.OptedOut, 0)
            : new MemberOutcome(MemberVerdict.Added, 0);

    private IEnumerable<MemorySend> RowsOf(MemoryDistribution list) => sends.Where(s => s.List == list);

    private long Queued(MemoryDistribution list) => RowsOf(list).LongCount(s => s.State is SendState.Queued);

    private DistributionRecord Describe(MemoryDistribution list)
    {
        var rows = RowsOf(list).ToArray();
        return new DistributionRecord
        {
            Key = list.Made.Key,
            Template = list.Made.Template,
            MailingList = list.Made.MailingList,
            Sender = list.Made.Sender,
            FallbackLanguage = list.Made.FallbackLanguage,
            Fingerprints = list.Made.Fingerprints,
            Settings = list.Settings,
            State = list.State,
            Reason = list.Reason,
            CreatedAt = list.CreatedAt,
            Course = list.Course,
            SpreadRate = list.SpreadRate,
            Contents = [.. list.Contents.OrderBy(c => c.Language, StringComparer.Ordinal).ThenBy(c => c.TimeZone ?? "", StringComparer.Ordinal).ThenBy(c => c.ContentSid, StringComparer.Ordinal)],
            Counts = CountByState(rows),
            HeldUnknown = rows.LongCount(s => s.State is SendState.Unknown && s.IsHeld),
            Deliveries = rows.Where(s => s.Delivery is not Delivery.None).GroupBy(s => s.Delivery).ToDictionary(g => g.Key, g => g.LongCount()),
            Errors = rows.Where(s => s.ErrorCode is not null).GroupBy(s => s.ErrorCode!.Value).ToDictionary(g => g.Key, g => g.LongCount()),
            Answers = rows.Where(s => s.Answer is not null).GroupBy(s => s.Answer!.Value).ToDictionary(g => g.Key, g => g.LongCount()),
        };
    }
}
