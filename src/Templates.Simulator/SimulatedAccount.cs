using WaTemplates.Simulator.Approvals;
using WaTemplates.Simulator.Callbacks;
using WaTemplates.Simulator.Contents;
using WaTemplates.Simulator.Faults;
using WaTemplates.Simulator.Identity;
using WaTemplates.Simulator.Messages;
using WaTemplates.Simulator.Phone;
using WaTemplates.Simulator.Senders;
using WaTemplates.Simulator.Services;

namespace WaTemplates.Simulator;

/// <summary>All that the fake account holds, and the parts that work on it.</summary>
internal sealed class SimulatedAccount : IAsyncDisposable
{
    public SimulatedAccount(SimulatorOptions options)
    {
        Options = options;
        EventsUrl = options.EventsUrl;
        var seed = (ulong)(options.Seed ?? Random.Shared.NextInt64());
        Sids = new SidSource(seed);
        Sid = options.AccountSid ?? Sids.Next(SidKind.Account, "AC");
        AuthToken = options.AuthToken ?? Sids.Next(SidKind.AuthToken, "");
        if (!SidSource.HasShape(Sid, "AC"))
            throw new ArgumentException($"\"{Sid}\" is no account SID: AC and 32 hexadecimal digits are needed.", nameof(options));
        Journal = new SimulatorJournal(options.JournalPath, options.KeptJournalEntries, Clock);
        Faults = new FaultSource(seed) { Plan = options.Faults };
        Messages = new MessageStore(options.KeptBodies);
        Services = new ServiceStore(Senders);
        Webhooks = new WebhookClient(AuthToken, Sids);
        Approvals = new ApprovalDesk(this);
        Outbox = new Outbox(this);
        Deliveries = new Deliveries(this);
        Inbound = new InboundWebhooks(this);
        Phone = new PhoneEvents(this);
        foreach (var described in options.Senders)
            Senders.Add(Describe(described));
    }

    public SimulatorOptions Options { get; }

    /// <summary>Where changes of approvals are posted, or null.</summary>
    public string? EventsUrl { get; set; }

    public string Sid { get; }

    public string AuthToken { get; }

    public TimeProvider Clock => Options.TimeProvider;

    public SidSource Sids { get; }

    public SimulatorJournal Journal { get; }

    public FaultSource Faults { get; }

    public BackgroundWork Background { get; } = new();

    public ContentStore Contents { get; } = new();

    public ApprovalDesk Approvals { get; }

    public MessageStore Messages { get; }

    public Outbox Outbox { get; }

    public Deliveries Deliveries { get; }

    public SenderStore Senders { get; } = new();

    public ServiceStore Services { get; }

    public WebhookClient Webhooks { get; }

    public InboundWebhooks Inbound { get; }

    public PhoneEvents Phone { get; }

    /// <summary>Adds a content.</summary>
    /// <exception cref="ArgumentException">The SID is taken.</exception>
    public SimulatedContent Add(string sid, ContentDocument document)
    {
        var content = new SimulatedContent(sid, document, Clock.GetUtcNow());
        if (!Contents.TryAdd(content))
            throw new ArgumentException($"The content {sid} exists.", nameof(sid));
        Journal.Add(new JournalEntry { Kind = JournalKind.Content, ContentSid = sid, Detail = "created" });
        Phone.ContentChanged(content);
        return content;
    }

    public Sender NewSender(string number, string status)
        => new(Sids.Next(SidKind.Sender, "XE"), WhatsAppAddress.Of(number), status, Clock) { Webhook = new SenderWebhook { CallbackUrl = Options.InboundUrl, StatusCallbackUrl = Options.StatusUrl } };

    public async ValueTask DisposeAsync()
    {
        await Background.DisposeAsync();
        Phone.Close();
        Webhooks.Dispose();
        Journal.Dispose();
    }

    private Sender Describe(SimulatorSender described)
    {
        var sender = NewSender(described.Number, described.Status);
        sender.Profile["name"] = described.Name;
        sender.Webhook = sender.Webhook with
        {
            CallbackUrl = described.CallbackUrl ?? sender.Webhook.CallbackUrl,
            StatusCallbackUrl = described.StatusCallbackUrl ?? sender.Webhook.StatusCallbackUrl,
        };
        return sender;
    }
}
