using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Testing;

internal sealed partial class MemoryLedger
{
    private readonly List<(RecipientKey Recipient, ConsentEvent Event)> consentEvents = [];

    public Task<IReadOnlyList<ListedOptOut>> ListOptOutsAsync(OptOutScope? scope, ListedOptOut? after, int limit, CancellationToken cancellationToken = default) => Do<IReadOnlyList<ListedOptOut>>(_ =>
    [
        .. optOuts.Select(o => new ListedOptOut(o.OptOut, o.IsLiftable, AddressOf(o.OptOut.Recipient)))
            .Where(o => scope is not { } wanted || o.OptOut.Scope.Name == wanted.Name)
            .Order(ByPlace)
            .Where(o => after is null || ByPlace.Compare(o, after) > 0)
            .Take(limit),
    ]);

    public Task<PersonRecord> GetPersonAsync(RecipientKey recipient, CancellationToken cancellationToken = default) => Do(_ => new PersonRecord(
        recipient,
        [.. sends.Where(s => s.Recipient == recipient).Select(s => new PersonMessage(Record(s)!, s.Payload is null ? null : s.Send.Recipient.Address, s.Payload, s.Question is not null))],
        [.. inbound.Values.Where(i => i.Message.From.Key == recipient).Select(i => new PersonReply(
            i.Message.MessageSid, i.ReceivedAt, i.Decision.Kind, i.Decision.Rule, i.HasText ? i.Message.From.Address : null, i.HasText ? i.Message.Body : null))],
        [.. optOuts.Select(o => o.OptOut).Where(o => o.Recipient == recipient).OrderBy(o => o.Scope.Name, StringComparer.Ordinal).ThenBy(o => o.Since).ThenBy(o => o.Source)],
        [.. consentEvents.Where(e => e.Recipient == recipient).Select(e => e.Event)]));

    public Task<Erasure> EraseAsync(RecipientKey recipient, CancellationToken cancellationToken = default) => Do(now =>
    {
        var theirs = sends.Where(s => s.Recipient == recipient).ToArray();
        var cancelled = theirs.Where(s => s.State is SendState.Queued).ToArray();
        foreach (var send in cancelled)
        {
            Move(send, SendState.Cancelled, now);
        }

        var erased = theirs.Where(s => !s.IsLive && (s.Payload is not null || s.Question is not null)).ToArray();
        foreach (var send in erased)
        {
            (send.Payload, send.Question) = (null, null);
            ForgetAnswer(send);
        }

        var replies = inbound.Values.Where(i => i.HasText && i.Message.From.Key == recipient).ToArray();
        foreach (var reply in replies)
        {
            ForgetText(reply);
        }

        return new Erasure(erased.Length, cancelled.Length, replies.Length, theirs.Count(s => s.IsLive));
    });

    private static Comparer<ListedOptOut> ByPlace { get; } = Comparer<ListedOptOut>.Create((a, b) =>
    {
        var byPerson = a.OptOut.Recipient.Value.CompareTo(b.OptOut.Recipient.Value);
        var byScope = byPerson != 0 ? byPerson : string.CompareOrdinal(a.OptOut.Scope.Name, b.OptOut.Scope.Name);
        return byScope != 0 ? byScope : a.IsLiftable.CompareTo(b.IsLiftable);
    });

    private string? AddressOf(RecipientKey recipient)
        => sends.LastOrDefault(s => s.Recipient == recipient && s.Payload is not null)?.Send.Recipient.Address
            ?? inbound.Values.LastOrDefault(i => i.HasText && i.Message.From.Key == recipient)?.Message.From.Address;

    // The text of an answer stands in the queue's row alone.
    private void ForgetAnswer(MemorySend send)
    {
        if (inbound.Values.FirstOrDefault(i => LedgerRules.AnswerKey(i.Message.MessageSid) == send.Send.DedupeKey) is { } answered)
        {
            answered.Decision = answered.Decision with { Answer = null };
        }
    }

    private static void ForgetText(MemoryInbound text)
    {
        text.HasText = false;
        text.Message = text.Message with { From = text.Message.From with { Address = "" }, Body = "", ButtonPayload = null, ButtonText = null, Form = null };
    }
}
