using System.Threading.Channels;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Streams contacts into the ledger: while a batch is written the next is made ready and the one after it read. More than
/// a few are never held.
/// </summary>
internal sealed class MemberImport(ILedger ledger, string key, ContactReader reader, Action<ContactRefusal>? refused, Func<CancellationToken, Task> beforeBatch)
{
    private const int FirstBatch = 1_024;

    /// <summary>Each batch of a long list changes most pages of the index that finds a person: the larger, the fewer are written. Small enough to hold a few.</summary>
    private const int LargestBatch = 16_384;

    private const int BatchesAhead = 2;

    private readonly Dictionary<ContactProblem, long> refusals = [];
    private long read;
    private long added;
    private long known;
    private long firstId = long.MaxValue;

    /// <exception cref="DistributionException">The list sending was stopped meanwhile.</exception>
    public async Task<ImportCounts> RunAsync(IAsyncEnumerable<Contact> contacts, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = Channel.CreateBounded<Task<Batch>>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(contacts, ready.Writer, ending.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                await WriteAsync(await batch.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return new ImportCounts(read, added, known, refusals);
    }

    private async Task ReadAsync(IAsyncEnumerable<Contact> contacts, ChannelWriter<Task<Batch>> ready, CancellationToken cancellationToken)
    {
        try
        {
            var size = FirstBatch;
            var batch = new List<Contact>(size);
            await foreach (var contact in contacts.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(contact);
                if (batch.Count < size)
                    continue;
                await ready.WriteAsync(PrepareAsync(batch), cancellationToken).ConfigureAwait(false);
                size = Math.Min(size * 2, LargestBatch);
                batch = new List<Contact>(size);
            }

            await ready.WriteAsync(PrepareAsync(batch), cancellationToken).ConfigureAwait(false);
            ready.Complete();
        }
#pragma warning disable CA1031 // Whatever the source throws reaches the one who reads the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ready.Complete(exception);
        }
    }

    // Beside the reading: batches are made ready at the same time and written in their order.
    private Task<Batch> PrepareAsync(List<Contact> contacts) => Task.Run(() =>
    {
        var batch = new Batch(contacts.Count);
        foreach (var contact in contacts)
        {
            if (reader.Read(contact, out var refusal) is { } member)
                batch.Members.Add(member);
            else
                batch.Refusals.Add(refusal!);
        }

        return batch;
    });

    private async Task WriteAsync(Batch batch, CancellationToken cancellationToken)
    {
        await beforeBatch(cancellationToken).ConfigureAwait(false);
        var outcomes = await ledger.AddMembersAsync(key, batch.Members, cancellationToken).ConfigureAwait(false);
        read += batch.Read;
        batch.Refusals.ForEach(Refuse);
        for (var i = 0; i < outcomes.Count; i++)
            Count(batch.Members[i], outcomes[i]);
    }

    private void Count(NewMember member, MemberOutcome outcome)
    {
        switch (outcome.Verdict)
        {
            case MemberVerdict.Added:
                firstId = Math.Min(firstId, outcome.SendId);
                added++;
                break;
            case MemberVerdict.Known when outcome.SendId >= firstId:
                Refuse(ContactRefusals.Duplicate(member.Line));
                break;
            case MemberVerdict.Known:
                known++;
                break;
            case MemberVerdict.OptedOut:
                Refuse(ContactRefusals.OptedOut(member.Line));
                break;
            default:
                throw new DistributionException($"The list sending '{key}' was stopped: nobody can be added. Make one of another key.");
        }
    }

    private void Refuse(ContactRefusal refusal)
    {
        refusals[refusal.Problem] = refusals.GetValueOrDefault(refusal.Problem) + 1;
        refused?.Invoke(refusal);
    }

    private sealed class Batch(int read)
    {
        public int Read => read;

        public List<NewMember> Members { get; } = new(read);

        public List<ContactRefusal> Refusals { get; } = [];
    }
}
