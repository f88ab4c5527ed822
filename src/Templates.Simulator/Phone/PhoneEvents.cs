using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Phone;

/// <summary>Tells all open phone pages what changed. Costs nothing while none is open.</summary>
internal sealed class PhoneEvents
{
    private const int Backlog = 4096;

    private readonly SimulatedAccount account;
    private readonly Lock gate = new();
    private volatile Channel<string>[] listeners = [];
    private bool closed;

    public PhoneEvents(SimulatedAccount account)
    {
        this.account = account;
        account.Faults.ChosenChanged = FailureChanged;
    }

    public ContactBook Contacts { get; } = new();

    public Channel<string> Listen()
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (gate)
        {
            if (closed)
                channel.Writer.Complete();
            else
                listeners = [.. listeners, channel];
        }

        channel.Writer.TryWrite(Event("state", json => PhoneJson.WriteState(json, account)));
        return channel;
    }

    public void Leave(Channel<string> channel)
    {
        lock (gate)
            listeners = [.. listeners.Where(other => other != channel)];
    }

    /// <summary>Ends all pages' streams.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            foreach (var listener in listeners)
                listener.Writer.TryComplete();
            listeners = [];
        }
    }

    public void MessageChanged(SimulatedMessage message)
    {
        Put(message.Phone, name: null);
        Tell("message", json => PhoneJson.WriteMessage(json, message));
    }

    public void ContentChanged(SimulatedContent content) => Tell("content", json => PhoneJson.WriteContent(json, content));

    public void ContentRemoved(SimulatedContent content) => Tell("content-removed", json => PhoneJson.WriteContent(json, content));

    public void FailureChanged() => Tell("failure", json => PhoneJson.WriteFailure(json, account));

    public void Put(string phone, string? name)
    {
        if (Contacts.Put(phone, name) is { } contact)
            Tell("contact", json => PhoneJson.WriteContact(json, contact));
    }

    private void Tell(string name, Action<Utf8JsonWriter> write)
    {
        var told = listeners;
        if (told.Length == 0)
            return;
        var text = Event(name, write);
        foreach (var listener in told)
            listener.Writer.TryWrite(text);
    }

    private static string Event(string name, Action<Utf8JsonWriter> write) => $"event: {name}\ndata: {Encoding.UTF8.GetString(Answer.Json(200, write).Body.Span)}\n\n";
}
