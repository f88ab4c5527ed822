namespace WaTemplates.Simulator.Messages;

/// <summary>All messages in their order, and each person's own.</summary>
internal sealed class MessageStore(int keptBodies)
{
    private readonly Lock gate = new();
    private readonly List<SimulatedMessage> inOrder = [];
    private readonly Dictionary<UInt128, SimulatedMessage> byId = [];
    private readonly Dictionary<string, Chat> chats = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (gate)
                return inOrder.Count;
        }
    }

    public SimulatedMessage this[int index]
    {
        get
        {
            lock (gate)
                return inOrder[index];
        }
    }

    public Chat ChatWith(string phone)
    {
        lock (gate)
        {
            if (!chats.TryGetValue(phone, out var chat))
                chats.Add(phone, chat = new Chat(phone));
            return chat;
        }
    }

    public void Add(SimulatedMessage message, Chat chat)
    {
        lock (gate)
        {
            message.Previous = chat.Last;
            chat.Last = message;
            if (message.Direction == MessageDirection.Inbound)
                chat.Wrote(message.Sender, message.At);
            inOrder.Add(message);
            byId.Add(message.Id, message);
            if (inOrder.Count > keptBodies)
                inOrder[inOrder.Count - keptBodies - 1].Empty();
        }
    }

    public bool IsOpen(Chat chat, string sender, DateTimeOffset now)
    {
        lock (gate)
            return chat.IsOpen(sender, now);
    }

    public SimulatedMessage? Find(string sid)
    {
        if (!Identity.SidSource.TryParse(sid, out var id))
            return null;
        lock (gate)
            return byId.TryGetValue(id, out var message) && message.Sid.Equals(sid, StringComparison.OrdinalIgnoreCase) && !message.IsDeleted ? message : null;
    }

    /// <summary>Newest first; of one person alone, or of all.</summary>
    public IEnumerable<SimulatedMessage> NewestFirst(string? phone)
    {
        Chat? chat = null;
        lock (gate)
        {
            if (phone is not null && !chats.TryGetValue(phone, out chat))
                yield break;
        }

        if (chat is not null)
        {
            for (var message = chat.Last; message is not null; message = message.Previous)
                yield return message;
            yield break;
        }

        for (var index = Count - 1; index >= 0; index--)
            yield return this[index];
    }
}
