using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What one claim has decided so far, and how it is written down.</summary>
/// <param name="limit">How many messages it may take.</param>
/// <param name="people">How many people the day cap has left; null without a cap.</param>
internal sealed class ClaimBatch(int limit, long? people)
{
    private const string Write =
        $"""
        WITH finished AS (
          UPDATE send s SET state = f.state, updated_at = $5 FROM unnest($1, $2) AS f(id, state) WHERE s.id = f.id AND s.id = ANY ($1)),
        asked AS (
          UPDATE question q SET opened_at = $5, expires_at = $5 + q.life WHERE q.send_id = ANY ($3))
        UPDATE send s SET state = 1, attempt = s.attempt + 1, intent_at = $5, owner = $4, lease_until = {SenderWrites.Clock} + $6, updated_at = $5 WHERE s.id = ANY ($3)
        """;

    private readonly HashSet<RecipientKey> recipients = [];
    private readonly List<RecipientKey> reached = [];
    private readonly List<(long Id, SendState State)> ended = [];
    private long? peopleLeft = people;

    public List<ClaimedSend> Claimed { get; } = [];

    public int Left => limit - Claimed.Count;

    /// <summary>Decides about a row: it ends, is held back, or is ours.</summary>
    public void Decide(QueuePart part, Candidate candidate)
    {
        if (EndOf(part.Gate?.Gate, candidate) is { } end)
        {
            ended.Add((candidate.Id, end));
        }
        else if (!IsHeldBack(part.Gate?.Gate, candidate) && recipients.Add(candidate.Recipient))
        {
            Take(part, candidate);
        }
    }

    public async Task WriteAsync(PostgreSqlScope scope, long sender, TimeSpan lease)
    {
        if (ended.Count + Claimed.Count > 0)
        {
            await scope.ExecuteAsync(
                Write,
                ended.Select(row => row.Id).ToArray(),
                ended.Select(row => (int)row.State).ToArray(),
                Claimed.Select(send => send.SendId).ToArray(),
                scope.Owner,
                scope.Now,
                PostgreSqlScope.Of(lease)).ConfigureAwait(false);
        }

        await DayCap.AddAsync(scope, sender, [.. reached.Order(RecipientOrder).Select(SqlValue.ToGuid)]).ConfigureAwait(false);
    }

    private static Comparer<RecipientKey> RecipientOrder { get; } = Comparer<RecipientKey>.Create((one, other) => one.Value.CompareTo(other.Value));

    // What the row becomes that is not to leave any more, or null.
    private static SendState? EndOf(DistributionGate? gate, Candidate candidate)
        => candidate.IsOptedOut ? SendState.Suppressed
            : candidate.IsExpired || gate?.IsOver == true ? SendState.Expired
            : !candidate.IsBlocked && gate?.IsTooSoon(candidate.LastTemplate) == true ? SendState.Skipped
            : null;

    private bool IsHeldBack(DistributionGate? gate, Candidate candidate)
        => candidate.IsBlocked || (gate is not null && (gate.IsPaired(candidate.LastTemplate) || (peopleLeft <= 0 && !candidate.WasReached)));

    private void Take(QueuePart part, Candidate candidate)
    {
        part.Gate?.Gate.Take();
        if (peopleLeft is not null && candidate.Kind is SendKind.Template)
        {
            peopleLeft -= candidate.WasReached ? 0 : 1;
            reached.Add(candidate.Recipient);
        }

        Claimed.Add(new ClaimedSend(candidate.Id, candidate.Attempt + 1, candidate.Kind, candidate.Address, candidate.ContentSid.OrNone(), candidate.Payload, candidate.Template.OrNone(), candidate.Language.OrNone())
        {
            Retries = candidate.Retries,
            Distribution = part.Gate?.Key,
        });
    }
}
