using WaTemplates.Simulator.Senders;

namespace WaTemplates.Simulator.Services;

/// <summary>The account's messaging services.</summary>
internal sealed class ServiceStore(SenderStore senders)
{
    private readonly Lock gate = new();
    private readonly List<MessagingService> services = [];

    public IReadOnlyList<MessagingService> All
    {
        get
        {
            lock (gate)
                return [.. services];
        }
    }

    public MessagingService? Find(string sid)
    {
        lock (gate)
            return services.Find(service => service.Sid == sid);
    }

    /// <summary>The service a sender belongs to.</summary>
    public MessagingService? Of(Sender sender)
    {
        lock (gate)
            return services.Find(service => service.SenderSids.Contains(sender.Sid));
    }

    public IReadOnlyList<Sender> SendersOf(MessagingService service)
    {
        lock (gate)
            return [.. senders.All.Where(sender => service.SenderSids.Contains(sender.Sid))];
    }

    public void Add(MessagingService service)
    {
        lock (gate)
            services.Add(service);
    }

    public bool Remove(string sid)
    {
        lock (gate)
            return services.RemoveAll(service => service.Sid == sid) > 0;
    }

    /// <returns>False when it belongs to a service already.</returns>
    public bool TryJoin(MessagingService service, Sender sender)
    {
        lock (gate)
            return !services.Exists(other => other.SenderSids.Contains(sender.Sid)) && service.SenderSids.Add(sender.Sid);
    }

    public bool Leave(MessagingService service, string senderSid)
    {
        lock (gate)
            return service.SenderSids.Remove(senderSid);
    }
}
