using System.Threading.Channels;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Streams contacts into the ledger: while a batch is written the next is read and made ready, part by part. More than
/// these two are never held, and contacts only of the parts under way. People of a large batch go in the order of their
/// keys, so that each transaction of it changes a stretch of the index that finds a person, not all of it.
/// </summary>
internal sealed class MemberImport(ILedger ledger, string key, ContactReader reader, Action<ContactRefusal>? refused, Func<CancellationToken, Task> beforeBatch)
{
    private const int Part = 1_024;

    /// <summary>Parts that may wait, being made ready or for the batch after the next.</summary>
    private const int MostParts = 16;

    /// <summary>Up to here a batch keeps the list's order: it changes less than the whole index.</summary>
    private const int LargestInListOrder = 16 * Part;

    // One processor is the writer's. More parts would also stand before whatever else the thread pool has to do, the next transaction's begin too.
    private readonly SemaphoreSlim preparing = new(Math.Max(1, Environment.ProcessorCount - 1));
    private readonly Dictionary<ContactProblem, long> refusals = [];
    private long read;
    private long added;
    private long known;
    private long firstId = long.MaxValue;

    /// <exception cref="DistributionException">The list sending was stopped meanwhile.</exception>
    public async Task<ImportCounts> RunAsync(IAsyncEnumerable<Contact> contacts, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = Channel.CreateBounded<Task<Prepared>>(new BoundedChannelOptions(MostParts) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(contacts, ready.Writer, ending.Token), CancellationToken.None);
        // The first ones are small: it is soon seen that people are added.
        var size = Part;
        var collecting = CollectAsync(ready.Reader, size, ending.Token);
        try
        {
            while (await collecting.ConfigureAwait(false) is { Read: > 0 } batch)
            {
                size = Math.Min(size * 2, ledger.MembersPerCall);
                collecting = CollectAsync(ready.Reader, size, ending.Token);
                await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await ((Task)collecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return new ImportCounts(read, added, known, refusals);
    }

    private async Task ReadAsync(IAsyncEnumerable<Contact> contacts, ChannelWriter<Task<Prepared>> ready, CancellationToken cancellationToken)
    {
        try
        {
            var part = new List<Contact>(Part);
            await foreach (var contact in contacts.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                part.Add(contact);
                if (part.Count < Part)
                    continue;
                await preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
                await ready.WriteAsync(PrepareAsync(part), cancellationToken).ConfigureAwait(false);
                part = new List<Contact>(Part);
            }

            await preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
            await ready.WriteAsync(PrepareAsync(part), cancellationToken).ConfigureAwait(false);
            ready.Complete();
        }
#pragma warning disable CA1031 // Whatever the source throws reaches the one who reads the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ready.Complete(exception);
        }
    }

    // Beside the reading: parts are made ready at the same time and written in their order.
    private Task<Prepared> PrepareAsync(List<Contact> contacts) => Task.Run(() =>
    {
        try
        {
            var part = new Prepared();
            foreach (var contact in contacts)
            {
                if (reader.Read(contact, out var refusal) is { } member)
                    part.Members.Add(member);
                else
                    part.Refusals.Add(refusal!);
            }

            return part;
        }
        finally
        {
            preparing.Release();
        }
    });

    // What the source throws is thrown when the parts before it are written.
    private static async Task<Prepared> CollectAsync(ChannelReader<Task<Prepared>> ready, int size, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var batch = new Prepared();
        while (batch.Read < size)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ready.TryRead(out var part))
                batch.Add(await part.ConfigureAwait(false));
            else if (!ready.Completion.IsCompleted)
                await ((Task)ready.WaitToReadAsync(cancellationToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else if (batch.Read == 0)
                await ready.Completion.ConfigureAwait(false);
            if (ready.Completion.IsCompleted)
                break;
        }

        if (batch.Members.Count > LargestInListOrder)
            batch.SortByKey();
        return batch;
    }

    private async Task WriteAsync(Prepared batch, CancellationToken cancellationToken)
    {
        await beforeBatch(cancellationToken).ConfigureAwait(false);
        var outcomes = await ledger.AddMembersAsync(key, batch.Members, cancellationToken).ConfigureAwait(false);
        read += batch.Read;
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (Count(batch.Members[i], outcomes[i]) is { } refusal)
                batch.Refusals.Add(refusal);
        }

        foreach (var refusal in batch.Refusals.OrderBy(refusal => refusal.Line))
            Refuse(refusal);
    }

    private ContactRefusal? Count(NewMember member, MemberOutcome outcome)
    {
        switch (outcome.Verdict)
        {
            case MemberVerdict.Added:
                firstId = Math.Min(firstId, outcome.SendId);
                added++;
                return null;
            case MemberVerdict.Known when outcome.SendId >= firstId:
                return ContactRefusals.Duplicate(member.Line);
            case MemberVerdict.Known:
                known++;
                return null;
            case MemberVerdict.OptedOut:
                return ContactRefusals.OptedOut(member.Line);
            default:
                throw new DistributionException($"The list sending '{key}' was stopped: nobody can be added. Make one of another key.");
        }
    }

    private void Refuse(ContactRefusal refusal)
    {
        refusals[refusal.Problem] = refusals.GetValueOrDefault(refusal.Problem) + 1;
        refused?.Invoke(refusal);
    }

    private sealed class Prepared
    {
        public int Read => Members.Count + Refusals.Count;

        public List<NewMember> Members { get; private set; } = [];

        public List<ContactRefusal> Refusals { get; } = [];

        public void Add(Prepared other)
        {
            Members.AddRange(other.Members);
            Refusals.AddRange(other.Refusals);
        }

        // Somebody who is there twice stays in the list's order. The keys stand side by side: looking them up at each comparison takes five times as long.
        public void SortByKey()
        {
            var order = new (UInt128 Key, int Index)[Members.Count];
            for (var i = 0; i < order.Length; i++)
                order[i] = (Members[i].Recipient.Key.Value, i);
            Array.Sort(order);
            Members = [.. order.Select(place => Members[place.Index])];
        }
    }
}
