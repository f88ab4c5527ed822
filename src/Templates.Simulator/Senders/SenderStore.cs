namespace WaTemplates.Simulator.Senders;

/// <summary>The account's senders; few, and read far more often than changed.</summary>
internal sealed class SenderStore
{
    private readonly Lock gate = new();
    private volatile Sender[] senders = [];

    public IReadOnlyList<Sender> All => senders;

    public Sender? FindByNumber(string number)
    {
        foreach (var sender in senders)
        {
            if (sender.Number == number)
                return sender;
        }

        return null;
    }

    public Sender? Find(string sid) => Array.Find(senders, sender => sender.Sid == sid);

    public void Add(Sender sender)
    {
        lock (gate)
            senders = [.. senders, sender];
    }

    public void Remove(Sender sender)
    {
        lock (gate)
            senders = [.. senders.Where(other => other != sender)];
    }
}
